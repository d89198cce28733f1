"""Where languages meet: Hanja, Chinese, Japanese; quoted words; names, units, menus. Text in, runs or language out."""

import pytest

from korus_nlp import language

RUNS = [
    ('대만 총통부는 "感謝韓國朋友"라고', "대만 총통부는/ko 感謝韓國朋友/zh 라고/ko"),
    ("중국은 '四面楚歌'에", "중국은 '四面楚歌'에/ko"),
    ("프랑스 일간 'Le Monde'는", "프랑스 일간/ko Le Monde/other 는/ko"),
    ("프랑스에서 'The World'는", "프랑스에서/ko The World/en 는/ko"),
    ("중국어로 '謝謝'라고 말했다", "중국어로/ko 謝謝/zh 라고 말했다/ko"),
    ("일본어 '安心'은 마음이 편하다는 뜻이다", "일본어/ko 安心/ja 은 마음이 편하다는 뜻이다/ko"),
    ("English 한국어 日本語 中文", "English/en 한국어/ko 日本語/ja 中文/zh"),
    ("ENG · 日本語 · 中文 · 한국어", "ENG/en 日本語/ja 中文/zh 한국어/ko"),
    ("简体中文 繁體中文 日本語 한국어", "简体中文 繁體中文/zh 日本語/ja 한국어/ko"),
    ("독일어로 'Schadenfreude'라 부르는", "독일어로/ko Schadenfreude/other 라 부르는/ko"),
    ("프랑스어 'bonjour'는 인사말이다", "프랑스어/ko bonjour/other 는 인사말이다/ko"),
    ("영어 'serendipity'는 뜻밖의 발견", "영어/ko serendipity/en 는 뜻밖의 발견/ko"),
    ("그는 'Bonjour!' 하고 외쳤다", "그는/ko Bonjour/other 하고 외쳤다/ko"),
    ("메르켈 총리는 'Wir schaffen das'라고 했다", "메르켈 총리는/ko Wir schaffen das/other 라고 했다/ko"),
    ("'Carpe diem'이라는 말", "Carpe diem/other 이라는 말/ko"),
    ("'Je t'aime'를 불렀다", "Je t'aime/other 를 불렀다/ko"),
    ("우크라이나어 'Слава'는 영광", "우크라이나어/ko Слава/other 는 영광/ko"),
    ("'Слава Україні'를 외쳤다", "Слава Україні/other 를 외쳤다/ko"),
    ("노래 'Катюша'가", "노래/ko Катюша/ru 가/ko"),
    ("아이돌 그룹 BTS의 'Permission to Dance'가", "아이돌 그룹/ko BTS/en 의/ko Permission to Dance/en 가/ko"),
    ("소설 『Cien años de soledad』", "소설/ko Cien años de soledad/other"),
    ("베트남 총리는 'Xin chào'라고", "베트남 총리는/ko Xin chào/other 라고/ko"),
    ("샤오미(小米)와 화웨이(华为)", "샤오미(小米)와 화웨이/ko 华为/zh"),
    ("시진핑(習近平) 주석", "시진핑(習近平) 주석/ko"),
    ("시진핑(习近平) 주석", "시진핑/ko 习近平/zh 주석/ko"),
    ("도쿄(東京)에서", "도쿄(東京)에서/ko"),
    ("환구시보는 '中国有句老话'라고", "환구시보는/ko 中国有句老话/zh 라고/ko"),
    ("간판에 'ありがとう'라고", "간판에/ko ありがとう/ja 라고/ko"),
    ("スーパーマリオ 영화", "スーパーマリオ/ja 영화/ko"),
    ("'お疲れ様でした'라며", "お疲れ様でした/ja 라며/ko"),
    ("與·野 합의, 日·中 반발", "與·野 합의, 日·中 반발/ko"),
    ('檢, 前 장관 소환…野 "정치수사"', '檢, 前 장관 소환…野 "정치수사/ko'),
    ("'大韓民國'의 국호", "大韓民國'의 국호/ko"),
    ("三星電子는 故 李秉喆 회장이", "三星電子는 故 李秉喆 회장이/ko"),
    ("인공지능(AI) 반도체 HBM4E 12단", "인공지능/ko AI/en 반도체/ko HBM4E/en 12/num 단/ko"),
    ("1950s 스타일", "1950s/en 스타일/ko"),
    ("5pm에 시작", "5/num pm/en 에 시작/ko"),
    ("A씨는 B사의 e스포츠팀", "A/en 씨는/ko B/en 사의/ko e/en 스포츠팀/ko"),
    ("D-30, G7 정상회의", "D-30, G7/en 정상회의/ko"),
    ("3.3㎡당 1,500만원", "3.3/num 당/ko 1,500/num 만원/ko"),
    ("IT·과학부", "IT/en 과학부/ko"),
    ("LG전자의 CEO가", "LG/en 전자의/ko CEO/en 가/ko"),
    ("Samsung전자는", "Samsung/en 전자는/ko"),
    ("문의 help@news.example, www.news.example", "문의/ko help@news.example, www.news.example/other"),
    ("#Kpop 해시태그", "Kpop/en 해시태그/ko"),
    ("The Hangul word 한 means one", "The Hangul word/en 한/ko means one/en"),
    ("the Chinese word 关系 (guanxi)", "the Chinese word/en 关系/zh guanxi/en"),
    ("Seoul (서울) is the capital", "Seoul/en 서울/ko is the capital/en"),
    ("MOU를 체결했다", "MOU/en 를 체결했다/ko"),
    ("X(옛 트위터)에", "X/en 옛 트위터)에/ko"),
    ("1차 2만3천명", "1/num 차/ko 2/num 만/ko 3/num 천명/ko"),
    ("ＬＧ전자", "ＬＧ/en 전자/ko"),
]
LINES = [
    ("Entermedia 주요뉴스", "ko"),
    ("Copyright ⓒ 한빛일보. All rights reserved.", "en"),
    ("Copyright ⓒ 한빛일보", "ko"),
    ("저작권자 ⓒ Hanbit Daily 무단전재 및 재배포 금지", "ko"),
    ("Home > 뉴스", "ko"),
    ("SNS 기사보내기", "ko"),
    ("URL복사", "ko"),
    ("페이스북 Facebook", "ko"),
    ("Facebook페이스북", "ko"),
    ("HOT 뉴스", "ko"),
    ("TOP", "en"),
    ("KBS 뉴스 김지훈입니다.", "ko"),
    ("By Kim Min-ji (김민지)", "en"),
    ("Kim Min-ji 기자", "ko"),
    ("BTS 'Dynamite' 빌보드 1위", "ko"),
    ("English", "en"),
    ("日本語", "other"),
    ("Español", "other"),
    ("Français", "other"),
    ("Deutsch", "other"),
    ("Tiếng Việt", "other"),
    ("Русский", "other"),
    ("中文", "other"),
    ("简体中文", "other"),
    ("العربية", "other"),
    ("ภาษาไทย", "other"),
    ("2023.08.03", "none"),
    ("댓글 0", "ko"),
    ("0", "none"),
    ("©", "none"),
    ("PM10", "en"),
    ("AD", "en"),
    ("Q. 이번 계약의 의미는?", "ko"),
    ("A. We expect growth.", "en"),
    ("(END)", "en"),
    ("(끝)", "ko"),
    ("Seoul 서울 12℃", "ko"),
    ("한국은행(Bank of Korea)은 기준금리를 동결했다.", "ko"),
    ("Bank of Korea(한국은행) held the rate.", "en"),
    ('그는 "We are ready to talk with anyone"이라고 말했다.', "mixed"),
    ("http://news.example/한글", "none"),
    ("hong@news.example 홍길동 기자", "ko"),
    ("[Photo News] 봄꽃", "ko"),
    ("[Herald Interview] 'We need more time'", "en"),
    ("Lee Jae-myung(이재명) 대통령 방미 일정 확정", "ko"),
    ("mail to webmaster@news.example", "en"),
    ("등록번호 : 서울 아 00000 | 등록일 : 2011-05-02", "ko"),
    ("www.news.example", "none"),
    ("Copyrights ⓒ 2023 HANBIT All Rights Reserved.", "en"),
    ("ⓒ 한빛일보 & hanbit.example, 무단전재 및 재배포 금지", "ko"),
    ("ENG", "en"),
    ("가", "ko"),
    ("ㅋㅋㅋ", "ko"),
    ("★★★", "none"),
    ("1.", "none"),
    ("Vol. 12", "en"),
    ("No.1 뉴스", "ko"),
    ("iPhone 15 Pro 출시", "ko"),
    ("Windows 11 업데이트", "ko"),
    ("YouTube 구독", "ko"),
    ("YouTube Channel 구독하기", "ko"),
    ("News Letter 신청", "ko"),
]


def shown(text):
    return " ".join(f"{text[r.start : r.end]}/{r.lang}" for r in language.runs(text))


@pytest.mark.parametrize(("text", "expected"), RUNS)
def test_language_runs_of_hard_lines(text, expected):
    assert shown(text) == expected


@pytest.mark.parametrize(("text", "lang"), LINES)
def test_language_of_short_lines(text, lang):
    assert language.of_line(text) == lang


@pytest.mark.parametrize("code", ["ko", "en", "xx"])
def test_language_component_in_any_pipeline(code):
    """Runs stand beside whatever else a pipeline does; exact positions in the extension, tokens in the span group."""
    spacy = pytest.importorskip("spacy")
    nlp = (
        spacy.blank(code)
        if code != "ko"
        else spacy.blank("ko", config={"nlp": {"tokenizer": {"@tokenizers": "spacy.Tokenizer.v1"}}})
    )
    nlp.add_pipe("sentencizer")
    nlp.add_pipe("korus_runs")
    ruler = nlp.add_pipe("entity_ruler")
    ruler.add_patterns([{"label": "ORG", "pattern": "KOTRA"}])
    for doc in nlp.pipe(["KOTRA 는 서울에 있다. It has 129 offices.", "", "…!?"]):
        runs = [(r.start, r.end, r.lang) for r in language.runs(doc.text)]
        assert doc._.korus_runs == runs
        assert [span.label_ for span in doc.spans["korus_runs"]] == [lang for _, _, lang in runs]
    doc = nlp("KOTRA 는 서울에 있다")
    assert [(s.text, s.label_) for s in doc.spans["korus_runs"]] == [("KOTRA", "en"), ("는 서울에 있다", "ko")]
    assert [ent.text for ent in doc.ents] == ["KOTRA"]
    assert nlp.from_config(nlp.config).pipe_names == nlp.pipe_names
