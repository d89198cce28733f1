"""Lines without an entity, written for this project: menus, widgets, notices and plain prose.

The Korean corpus has no sentence without an entity, so a tagger trained on it alone finds amounts in "댓글 0" and
names in menus. The prose lines keep the lesson from being "short lines have no names".
"""

from __future__ import annotations

KOREAN = """\
댓글
댓글 0
댓글 쓰기
댓글 정렬
댓글을 입력해 주세요.
로그인 후 댓글을 쓸 수 있습니다.
첫 댓글을 남겨 주세요.
답글 0
답글쓰기
공감 0
추천 0 반대 0
좋아요 0
싫어요
조회수
조회 0
공유하기
기사 공유하기
이 기사를 공유합니다
페이스북으로 보내기
트위터로 보내기
카카오톡으로 보내기
네이버밴드
카카오스토리
URL 복사
주소 복사
본문 글씨 키우기
본문 글씨 줄이기
글자 크기
글자크기 설정
가
인쇄
인쇄하기
스크랩
이메일
메일 보내기
기사 스크랩
바로가기 복사하기
다른 찾기
뉴스 검색
통합검색
상세검색
검색어를 입력하세요
홈
전체메뉴
메뉴 열기
메뉴 닫기
전체기사
최신기사
많이 본 기사
많이 본 뉴스
실시간 인기기사
인기기사
관련기사
이전 기사
다음 기사
기사 목록
목록
더보기
맨 위로
맨위로
로그인
로그아웃
회원가입
회원탈퇴
마이페이지
아이디 찾기
비밀번호 찾기
비밀번호를 입력해 주세요.
자동 로그인
구독하기
구독 신청
기사제보
독자투고
광고문의
광고안내
제휴문의
불편신고
회사소개
매체소개
찾아오시는 길
이용약관
개인정보처리방침
개인정보취급방침
청소년보호정책
이메일무단수집거부
저작권보호정책
무단 전재 및 재배포 금지
무단전재 및 수집, 재배포, 활용 금지
모바일버전
모바일 버전으로 보기
정치
경제
사회
문화
국제
연예
스포츠
오피니언
사설
칼럼
기획
포토
동영상
기자
기자의 다른 기사 보기
승인
입력
수정
등록
발행인
편집인
청소년보호책임자
등록번호
사업자등록번호
대표전화
팩스
주소
운영규정
닉네임
내용
내용 없음
삭제
신고
신고하기
차단
등록순
최신순
추천순
비밀글
스팸방지
새로고침
이미지 크게보기
사진 크게 보기
사진 제공
자료사진
게티이미지뱅크
기사 내용과 무관한 사진입니다.
이 기사는 구독자만 볼 수 있습니다.
본 기사의 저작권은 본지에 있습니다.
자바스크립트를 사용할 수 있도록 설정해 주세요.
쿠키를 허용해 주세요.
페이지를 찾을 수 없습니다.
요청하신 페이지가 없거나 이동되었습니다.
정부는 관계 부처와 협의해 대책을 내놓을 예정이다.
전문가들은 물가가 당분간 오를 것으로 본다.
경찰은 정확한 사고 원인을 조사하고 있다.
시민들은 불안한 마음으로 결과를 기다렸다.
그러나 양측은 끝내 합의에 이르지 못했다.
이 같은 소식에 누리꾼들은 뜨거운 반응을 보였다.
회사 측은 사실이 아니라고 해명했다.
앞으로도 꾸준히 노력하겠다고 강조했다.
회담은 비공개로 진행됐다.
무엇보다 안전이 중요하다.
관계자는 아직 결정된 것이 없다고 말했다.
이에 따라 주민들의 불편이 커지고 있다.
날씨가 맑고 바람이 약하게 불겠다.
수출은 늘었지만 내수는 여전히 부진하다.
대화와 협력으로 문제를 풀어야 한다는 목소리도 나온다.""".split("\n")

ENGLISH = """\
Comments
Comment
0 comments
Write a comment
Leave a reply
Be the first to comment
Sign in to comment
Log in
Log out
Sign up
Subscribe
Subscribe now
Share
Share this article
Share on social media
Copy link
Print
Print this page
Email
Email this article
Font size
Read more
Read More
More news
Most read
Most Popular
Most Viewed
Top Stories
Related articles
Related Stories
Recommended for you
Editor's Picks
Latest News
Breaking News
Home
Menu
Search
Back to top
Previous article
Next article
Next
Politics
Business
Opinion
Editorial
Sports
Culture
World
National
Lifestyle
Photos
Video
About Us
Contact Us
Advertise With Us
Terms of Use
Terms of Service
Privacy Policy
Cookie Policy
All rights reserved.
All Rights Reserved
No part of this page may be reproduced without permission.
Staff Reporter
Staff reporter
Published
Updated
Last updated
Advertisement
Sponsored content
Newsletter
Sign up for our newsletter
Enter your email address
Thank you for subscribing.
Please enable JavaScript to view this page.
Page not found
The page you requested could not be found.
Photo
File photo
Photo courtesy
By staff writer
The two sides failed to reach an agreement.
Officials said the talks would resume soon.
The company denied the allegations.
Prices are expected to rise further, analysts said.
Police are investigating the cause of the accident.
The government plans to announce new measures.
Exports rose but domestic demand stayed weak.
The meeting was held behind closed doors.
Dear Readers
Good News for You
How to Use This Site
What We Know So Far
""".strip().split("\n")
