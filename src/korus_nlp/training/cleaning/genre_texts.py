"""Strings of the genres of generated pages: headings, foods, notes, mail footers, replies; one row a family.

`{who}`, `{other}` are names, `{paper}` a paper, `{stamp}` a date; everything was written for this project.
"""

# ruff: noqa: E501 (tables of strings, one family a row)
from __future__ import annotations

from typing import Final


def _rows(text: str) -> list[str]:
    return text.split("|")


_KO: Final = {
    "heads": "들어가며|나가며|마치며|한 줄 평|총평|배경|전망|쟁점|의미와 한계|앞으로는|왜 지금인가|가는 길|먹을 곳|예약|준비물|재료|표현 풀이|대화로 익히기|오늘의 문장|기사내용 요약|이것만은|숫자로 보면|그날 밤|남은 사람들|두 번째 봄|돌아온 배|끝나지 않은 싸움|동전 한 닢의 무게|바뀐 것과 그대로인 것|빈자리|첫째 날|둘째 날|마지막 편지",
    "foods": "대파 1대|다진 마늘 1큰술|소금 약간|물 3컵|국간장 2작은술|두부 반 모|애호박 1/2개|들기름|후추|멸치 육수 500㎖|쌀뜨물|고춧가루 1.5큰술|청양고추 2개|표고버섯 4개|식용유 적당량|달걀 3개|밀가루 200g",
    "food_heads": "재료|<재료>|재료 (4인분)|준비물",
    "step_heads": "만드는 법|조리 순서|[만들기]|만들기",
    "tips": "TIP. 하루 두었다 먹으면 맛이 깊다.|4인분|조리 시간 30분",
    "notes": "※ 인터뷰 내용을 인용할 때는 프로그램 이름을 밝혀 주시기 바랍니다.|※ 자세한 내용은 첨부파일을 참고하시기 바랍니다.|[출처] {paper}|출처: {paper}|[원문] http://www.dure.example/news/1|덧붙이는 글 : 공모 글입니다.|글·사진 {who} 기자|사진/ {who} 기자|이 기사는 {paper}에 실린 글을 옮긴 것입니다.|*이 글은 필자의 개인 의견입니다.|정리={who} 인턴기자|{who} 본지 논설위원|◎공감언론 dure@dure.example",
    "points": "핵심 정리|주요 내용|지금까지 상황|한눈에 보기",
    "ended": "실시간 중계가 종료되었습니다.|최신순|등록순|새로운 소식이 있습니다",
    "mail_top": "웹에서 보기|브라우저에서 보기|메일이 잘 안 보이시나요?",
    "greetings": "안녕하세요. |구독자님, 안녕하세요. |",
    "farewells": "읽어 주셔서 고맙습니다. 다음 주에 뵙겠습니다.|오늘 레터는 여기까지입니다.|다음 주 월요일에 다시 오겠습니다.",
    "mail_foot": "이 메일은 수신에 동의하신 분께 보내드립니다.|더 이상 받고 싶지 않으시면 수신거부를 눌러 주세요.|친구에게 추천하기|지난 레터 보기|수신거부 Unsubscribe|오늘 레터 어떠셨나요?|의견 남기기|{paper}, 서울특별시 종로구 가람로 12",
    "nicks": "감자|솔바람|파란고래|물레방아|초록이|까치|산따라|시골쥐|은하수|커피한잔",
    "blog_menu": "프롤로그|블로그|안부|전체보기|목록열기|카페정보|회원수 8,812|방문수 321|카페 가입하기|이전글 다음글 목록|신문스크랩|┃ 자유 게시판 ┃|홈|태그|방명록|분류 전체보기|공지사항|{paper} 블로그",
    "remarks": "읽고 나니 마음이 짠하네요.|다음에 한번 가 볼까요?|여러분은 어떻게 생각하세요?|좋은 글이라 옮겨 왔습니다 ^^|오늘도 좋은 하루 되세요~|저는 반대로 생각합니다.",
    "readers": "고등어|달팽이|참새|뭉게구름|wood****|kwak****|바다갈매기님|하늘",
    "replies": "좋은 정보 감사합니다~|저도 가보고 싶네요 ㅎㅎ|잘 보고 갑니다.|이런 곳이 있는 줄 몰랐어요!|응원합니다!!|기자님 좋은 기사 감사합니다. 다음 편도 기다릴게요.|우리 동네에도 생기면 좋겠어요.",
    "picture_labels": "사진 출처, |사진 설명, ",
    "talk": "■ 방송 : {paper} <아침 현장> (07:20~09:00)|■ 진행 : {who} 앵커|■ 대담 : {other} 교수|■ 방송일시 : {stamp}|* 출연: {other} 변호사|■ 인터뷰 자료의 저작권은 {paper}에 있습니다. 인용 보도 시 출처를 밝혀주시기 바랍니다.",
}
_EN: Final = {
    "heads": "Going, going|And finally|What else is happening|What happens next|Background|Why it matters|By the numbers|The bottom line|Method|Preparation|The details|Key points|Summary|Next steps|A long wait|'Nobody asked us'|Day one|Day two|The last boat|Looking back|Where to go|How it works|What's changed|In brief|Today's sentence|Vocabulary|A new start|Voices|Cold comfort|What we know",
    "foods": "2 cups packed perilla leaves|1/2 cup toasted walnuts|1 clove garlic|3/4 cup canola oil|Salt|Salt and pepper|2 eggs|1 pound pork belly|4 scallions, thinly sliced|1 tablespoon soy sauce|A pinch of sugar|500 g flour|1 1/2 tablespoons butter|Zest of one lemon|3 carrots, diced|Vegetable oil, for frying",
    "food_heads": "Ingredients|INGREDIENTS|What you need|Ingredients:",
    "step_heads": "Directions|Method|Instructions|PREPARATION",
    "tips": "Yield: 2 cups|Serves 4|Prep time: 20 minutes|Makes 12",
    "notes": "— With assistance by {who}|Reporting by {who} and {other}; Editing by {who}|{who} contributed to this report.|Intern reporter {who} contributed to this article.|Associated writer {who} in Tokyo contributed to this report.|(Adds details in final paragraph.)|(This story has been updated with comments from the ministry.)|• This article was amended on {stamp}. An earlier version misstated the number.|{who} is a professor of history at a university in Busan.|Additional reporting by {who}|(This is the second in a series of articles. -- Ed.)",
    "points": "What we're covering|Key points|What to know|Here's the latest|Summary",
    "ended": "Our live coverage has ended. Scroll through the posts below to see how the day unfolded.|11 Posts|Sort by|Latest|Oldest|Live updates",
    "mail_top": "View in browser|View this email in your browser|Not displaying correctly?",
    "greetings": "Good morning. |Hello, readers. |",
    "farewells": "Thanks for reading. See you tomorrow.|That's all for today.|— {who}|Have a good weekend.",
    "mail_foot": "Was this email forwarded to you? Sign up here.|You received this email because you signed up for {paper}.|To stop receiving it, unsubscribe or manage your email preferences.|Connect with us on:|{paper}. 18 Quay Street, Suite 4|Need help? Review our newsletter help page or contact us for assistance.|Was this newsletter helpful?",
    "nicks": "bluewhale|seagull|Anna|tinpot|morningtide",
    "blog_menu": "Home|About|Archive|Blogroll|Search this blog|Categories|Older post|Newer post|Uncategorized",
    "remarks": "What do you think?|I thought this was worth sharing.|Have a good weekend, everyone!|I am not so sure.",
    "readers": "marnie_k|oldsalt|Guest|tomas92|A Reader",
    "replies": "Great post!|Thanks for sharing this.|Lovely. I had no idea.|I was there last year and it was just like this.",
    "picture_labels": "Image source, |Image caption, ",
    "talk": "",
}
TEXTS: Final = {
    "ko": {name: _rows(text) for name, text in _KO.items()},
    "en": {name: _rows(text) for name, text in _EN.items()},
}
