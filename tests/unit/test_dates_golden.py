"""Golden table: one phenomenon a row, Korean and English side by side; [words|value] marks what must be found.

Nothing else may be found in a row. Documents are paragraphs read in order; what they mark hangs on what was read before.
"""
# ruff: noqa: E501 (a table: one phenomenon a line)

import re
from pathlib import Path

import pytest

from korus_nlp import dates

ROWS = """
# full dates
2023-08-03 | 정부는 [2019년 5월 7일|2019-05-07] 협정에 서명했다. | The pact was signed on [May 7, 2019|2019-05-07], in Seoul.
2023-08-03 | 행사는 [2023. 9. 15|2023-09-15] 열린다. | The fair opens on [15 September 2023|2023-09-15].
2023-08-03 | [2022.12.31.|2022-12-31] 기준이다. | As of [Dec. 31, 2022|2022-12-31], the town had 51,000 residents.
2023-08-03 | [2023년 8월 3일 목요일|2023-08-03] | He was born on [Sunday, June 25, 1950|1950-06-25], in Busan.
2023-08-03 | [2023/08/03 10:31|2023-08-03T10:31] | [2023-08-03T10:31:00+09:00|2023-08-03T10:31:00]
# feasts of other calendars
2024-05-20 | [라마단|2024-03-11/2024-04-09]이 끝났다. | [Ramadan|2024-03-11/2024-04-09] is over.
2024-05-20 | [2023년 디왈리|2023-11-12]에 만났다. | We met on [Diwali 2023|2023-11-12].
# ends of months, lengths, what a month lacks
2024-05-20 | 접수는 [27일부터 다음 달 7일|2024-05-27/2024-06-07]까지 받는다. | Apply from [May 27 to June 7|2024-05-27/2024-06-07].
2024-05-20 | [올 들어 4월|2024-04]까지 수출은 늘었다. | Exports rose until [April this year|2024-04].
2024-05-20 | [지난달 31일|2024-04]이라고 썼다. | It lasted [an hour and a quarter|PT75M].
2024-05-20 | [한 시간 반|PT1.5H]이면 도착한다. | It is [three quarters of an hour|PT45M] away.
2023-11-20 | 수능 [이튿날인 17일|2023-11-17] 교실은 한산했다. | Classrooms were quiet on [Nov. 17|2023-11-17].
# months
2023-08-03 | [지난 6월|2023-06] 출범한 위원회다. | The panel formed [last June|2023-06] issued a report.
2023-08-03 | 공사는 [내년 3월|2024-03] 끝난다. | Work will be over in [March next year|2024-03].
2023-08-03 | [12월|2023-12] 개통될 예정이다. | The line is scheduled to open in [December|2023-12].
2023-02-10 | [12월|2022-12] 실업률은 3%였다. | The jobless rate was 3 percent in [December|2022-12].
2023-08-03 | [2008년 9월|2008-09] 이후 최고치다. | It is the highest since [September 2008|2008-09].
2023-08-03 | [2월|2023-02] 이후 처음이다. | It is the first time since [February|2023-02].
# month and day without a year
2023-08-03 | 경찰은 [7월 28일|2023-07-28] 그를 체포했다. | Police arrested him on [July 28|2023-07-28].
2023-01-05 | [12월 30일|2022-12-30] 숨진 채 발견됐다. | She was found dead on [Dec. 30|2022-12-30].
2023-12-20 | 신청은 [1월 5일|2024-01-05]까지 받는다. | Applications will be accepted until [Jan. 5|2024-01-05].
2023-08-03 | 예산안은 [오는 12월 2일|2023-12-02]까지 처리해야 한다. | The bill must pass by [Dec. 2|2023-12-02].
# bare days
2023-08-03 | 국회는 [2일|2023-08-02] 본회의를 열었다. | The mayor said on [Wednesday|2023-08-02] that talks had failed.
2023-08-01 | 법원은 [31일|2023-07-31] 이같이 판결했다. | The court ruled on [Monday|2023-07-31].
2023-08-30 | 선거는 [다음 달 5일|2023-09-05] 치러진다. | The vote takes place on [the 5th of next month|2023-09-05].
2023-08-03 | [31일|2023-08-31]까지 접수한다. | They will decide on [the 31st|2023-08-31].
# weekdays
2023-08-03 | [지난 월요일|2023-07-31] 첫 회의를 했다. | The first meeting was held [last Monday|2023-07-31].
2023-08-03 | [다음 주 수요일|2023-08-09] 발표한다. | The result comes out on [Wednesday next week|2023-08-09].
2023-08-03 | [이번 주 금요일|2023-08-04] 발표된다. | It will be released [this Friday|2023-08-04].
2023-08-03 | [12일(토)|2023-08-12] 열린다. | It opens on [Saturday the 12th|2023-08-12].
2023-08-03 | [금요일|2023-08-04] 선고할 예정이다. | The ruling will be handed down on [Friday|2023-08-04].
2023-08-03 | 장례식은 [다음 주 화요일 정오|2023-08-08T12]다. | The funeral is [Tuesday at noon|2023-08-08T12].
# relative days, weeks, years
2023-08-03 | [어제|2023-08-02] 맑았고 [내일|2023-08-04] 비가 온다. | It was sunny [yesterday|2023-08-02]; rain comes [tomorrow|2023-08-04].
2023-08-03 | [모레|2023-08-05] 다시 협상한다. | They will meet again [the day after tomorrow|2023-08-05].
2023-08-03 | [지난주|2023-W30] 환율이 올랐다. | The won fell [last week|2023-W30].
2023-08-03 | [이번 주말|2023-W31-WE] 폭염이 이어진다. | The heat will last through [this weekend|2023-W31-WE].
2023-08-03 | [지난 주말|2023-W30-WE] 찾았다. | They visited Gangwon [last weekend|2023-W30-WE].
2023-08-03 | [재작년|2021]보다 [작년|2022]에 더 팔았다. | It sold more [last year|2022] than in [2021|2021].
# quarters, halves, seasons
2023-08-03 | [2분기|2023-Q2] 영업이익이다. | Operating profit in [the second quarter|2023-Q2] was up.
2023-08-03 | [지난해 4분기|2022-Q4]부터 적자다. | It has lost since [the fourth quarter of last year|2022-Q4].
2023-08-03 | [2분기(4~6월)|2023-Q2] 실적 | Profit fell in [Q2 2023|2023-Q2].
2023-08-03 | [올해 상반기|2023-H1] 수출은 줄었다. | Exports fell in [the first half of this year|2023-H1].
2023-08-03 | [하반기|2023-H2] 경기는 나아질 전망이다. | It is expected to improve in [the second half|2023-H2].
2023-08-03 | [2020년 하반기|2020-H2] 도입됐다. | It was adopted in [the latter half of 2020|2020-H2].
2023-08-03 | [올여름|2023-SU] 가장 더운 날이었다. | It was the hottest day [this summer|2023-SU].
2023-08-03 | [지난겨울|2022-WI] 눈이 적었다. | There was little snow [last winter|2022-WI].
2023-08-03 | [2024년 봄|2024-SP] 완공된다. | The bridge opens in [spring 2024|2024-SP].
# decades, centuries, eras, short years
2023-08-03 | [1970년대|197X] 아파트다. | The flats were built in [the 1970s|197X].
2023-08-03 | [80년대|198X] 노래다. | Songs of [the '80s|198X] are back.
2023-08-03 | [1990년대 후반|199X] 문을 닫았다. | It closed in [the late 1990s|199X].
2023-08-03 | [18세기|17XX] 화가의 작품이다. | It is the work of an [18th-century|17XX] painter.
2023-08-03 | [19세기 후반|18XX] | It dates from [the second half of the 19th century|18XX].
2023-08-03 | [단기 4340년|2007]에 세웠다. | The class of ['98|1998] met again.
2023-08-03 | [기원전 57년|BC0057]의 일이다. | It was founded in [57 B.C.|BC0057]
# parts of months and years
2023-08-03 | [이달 말|2023-08] 결론을 낸다. | A decision is due at [the end of this month|2023-08].
2023-08-03 | [다음 달 중순|2023-09] 방한한다. | He will visit in [mid-September|2023-09].
2023-08-03 | [올 초|2023] 결정했다. | It was decided [earlier this year|2023].
2023-08-03 | [2018년 말|2018] 폐쇄됐다. | It was shut down in [late 2018|2018].
# ranges
2023-08-03 | [8월 10일~9월 3일|2023-08-10/2023-09-03] 열린다. | The show runs from [Aug. 10 to Sept. 3|2023-08-10/2023-09-03].
2023-08-03 | [2019~2021년|2019/2021] 자료다. | They studied data from [2019 to 2021|2019/2021].
2023-08-03 | [1~6월|2023-01/2023-06] 판매량은 늘었다. | Sales rose in [January-June|2023-01/2023-06].
2023-08-03 | [9.1(금)~9.3(일)|2023-09-01/2023-09-03] 휴관한다. | It will be closed between [Sept. 1 and 3|2023-09-01/2023-09-03].
2023-08-03 | [지난달 25일부터 28일|2023-07-25/2023-07-28]까지다. | The poll was taken [July 25-28|2023-07-25/2023-07-28].
2023-08-03 | [1950~53년|1950/1953] 전쟁 | colonial rule ([1910-45|1910/1945])
2023-08-03 | [2021-22시즌|2021/2022] 득점왕 | He was minister between [2015 and 2020|2015/2020].
2023-08-03 | [2일 밤 11시부터 3일 새벽 1시|2023-08-02T23/2023-08-03T01]까지 | from [11 p.m. Wednesday to 1 a.m. Thursday|2023-08-02T23/2023-08-03T01]
2023-08-03 | [8월 5일|2023-08-05]과 [6일|2023-08-06] 열린다. | They play on [July 5|2023-07-05] and [6|2023-07-06].
# brackets and clock times
2023-08-03 | [내일(4일)|2023-08-04] 36도까지 오른다. | Results are due [tomorrow (Aug. 4)|2023-08-04].
2023-08-03 | 재무부는 [2일(현지시간)|2023-08-02] 발표했다. | It was [5 minutes to noon|2023-08-03T11:55].
2023-08-03 | [3일 오후 2시 30분|2023-08-03T14:30]께 불이 났다. | The fire broke out at [2:30 p.m. on Thursday|2023-08-03T14:30].
2023-08-03 | [4일 오전 10시부터 오후 5시|2023-08-04T10/2023-08-04T17]까지 통제한다. | It will be closed from [10 a.m. to 5 p.m. on Friday|2023-08-04T10/2023-08-04T17].
2023-08-03 | [오후 6~9시|2023-08-03T18/2023-08-03T21] 진행한다. | It runs [6-9 p.m.|2023-08-03T18/2023-08-03T21]
2023-08-03 | [새벽 4시 16분|2023-08-03T04:16] | It struck at [4:16 in the morning|2023-08-03T04:16].
2023-08-03 | [17시 5분 전|2023-08-03T16:55]이다. | It was between [5 and 6 in the afternoon|2023-08-03T17/2023-08-03T18].
2023-08-03 | [지난 1일 밤|2023-08-01TNI] 지진이 났다. | A quake hit on [Tuesday night|2023-08-01TNI].
2023-08-03 | [오늘 저녁|2023-08-03TEV] 협상이 재개된다. | Talks resume [this evening|2023-08-03TEV].
# durations
2023-08-03 | 협상은 [사흘간|P3D] 이어졌다. | The talks lasted [three days|P3D].
2023-08-03 | [3년|P3Y] 만에 열린 축제다. | It is the first festival in [three years|P3Y].
2023-08-03 | [최근 5년간|P5Y] 사고는 120건이다. | There were 120 accidents over [the past five years|P5Y].
2023-08-03 | 징역 [2년 6개월|P2Y6M]을 선고했다. | He was sentenced to [two years and six months|P2Y6M].
2023-08-03 | [24시간|PT24H] 운영한다. | It stays open for [24 hours|PT24H].
2023-08-03 | [518년간|P518Y] 이어졌다. | It took [two and a half hours|PT2.5H].
2023-08-03 | [8개월째|P8M] 마이너스다. | It rose for [three straight months|P3M].
2023-08-03 | [수십 년|PXY] 이어진 갈등이다. | The feud has lasted for [decades|PXDE].
# ago, later
2023-08-03 | [3년 전|2020] 개업했다. | It opened [three years ago|2020].
2023-08-03 | [2주 전|2023-W29] 접수했다. | It was filed [two weeks ago|2023-W29].
2023-08-03 | [이틀 전|2023-08-01] 실종됐다. | He went missing [two days ago|2023-08-01].
2023-08-03 | [6개월 뒤|2024-02] 심사한다. | It will be reviewed [six months from now|2024-02].
2023-08-03 | [오늘부터 8주 뒤|2023-09-28] 끝난다. | It will end [two days before Christmas|2023-12-23].
# sets
2023-08-03 | [매년 5월|XXXX-05] 열린다. | It is held [every May|XXXX-05].
2023-08-03 | [매주 수요일|XXXX-WXX-3] 쉰다. | It is closed [every Wednesday|XXXX-WXX-3].
2023-08-03 | [매달|P1M] 지급한다. | It is paid [every month|P1M].
2023-08-03 | [4년마다|P4Y] 열리는 대회다. | The event is held [every four years|P4Y].
2023-08-03 | [매일 오후 3시|T15] 운행한다. | It runs [every day at 3 p.m.|T15]
2023-08-03 | [매년 2월 1일|XXXX-02-01]부터 [5월 15일|XXXX-05-15]까지다. | It is paid on [the 19th of every month|XXXX-XX-19].
# holidays
2023-08-03 | [올해 추석|2023-09-29]은 길다. | [Chuseok|2023-09-29] will be long.
2023-11-20 | [크리스마스|2023-12-25]까지 전시한다. | It will be on display until [Christmas|2023-12-25].
2024-01-20 | [설 연휴|2024-02-09/2024-02-12] 기간 면제한다. | Tolls will be waived for [the Seollal holiday|2024-02-09/2024-02-12].
2024-09-20 | [추석 연휴(14~18일)|2024-09-14/2024-09-18]가 끝났다. | It is shown on [Christmas Eve|2024-12-24].
2023-12-27 | [새해 첫날|2024-01-01] 오른다. | It will rise on [New Year's Day|2024-01-01].
# reigns, events, spelled numbers
2023-08-03 | [세종 25년|1443]에 만들었다. | He was accused of [the 1988|1988] massacre.
2023-08-03 | [2018|2018] 평창 동계올림픽 | [the 2012|2012] Summer Olympics
2023-08-03 | [이천십육년 오월 이십구일|2016-05-29] | It opened on [May twenty nine|2023-05-29].
2023-08-03 | [3분기|P3Q] 연속 올랐다. | It lasted from [five to seven|2023-08-03T05/2023-08-03T07].
2023-08-03 | [두세 달|PXM] 걸린다. | It takes [several weeks|PXW].
2023-08-03 | [지난해 연말|2022] 모임 | It is up 5 percent [year to date|2023-01-01/2023-08-03].
2023-08-03 | [10월 셋째 주|2023-W42] 열린다. | It starts [the day after Christmas|2023-12-26].
# vague
2023-08-03 | 물가는 [최근|PAST_REF] 안정됐다. | Prices have steadied [recently|PAST_REF].
2023-08-03 | [현재|PRESENT_REF] 조사 중이다. | He is [currently|PRESENT_REF] under investigation and will [soon|FUTURE_REF] be charged.
# stamps
2023-08-03 | 입력 [2023.08.03 10:31|2023-08-03T10:31] | Published : [Aug. 3, 2023 - 10:31|2023-08-03T10:31]
2023-08-03 | [2023-08-03 오후 3:05|2023-08-03T15:05] 송고 | Updated [3:05 p.m. Aug. 3, 2023|2023-08-03T15:05]
# no anchor: what nobody says stays unknown
- | [지난해|XXXX] 예산이다. [5월 3일|XXXX-05-03] 통과됐다. | [Last year|XXXX] it was bigger. It passed on [May 3|XXXX-05-03].
- | [월요일 오후 2시|XXXX-WXX-1T14]에 연다. | It opens on [Monday|XXXX-WXX-1].
- | [어제|XXXX-XX-XX] 떠났다. [2019년 3월|2019-03]이었다. | They left [yesterday|XXXX-XX-XX], in [March 2019|2019-03].
"""

DOCUMENTS = """
2018-07-02
대통령은 [2018년 6월 21~23일|2018-06-21/2018-06-23] 러시아를 방문했다.
[6월 21일|2018-06-21] 하원에서 연설했다.

2018-07-02
The president visited Russia from [21 to 23 June 2018|2018-06-21/2018-06-23].
On [June 21|2018-06-21], he spoke in the Duma.

2024-05-14
경찰은 [지난 11일 오후 10시 40분|2024-05-11T22:40]께 흉기를 휘두른 남성을 체포했다고 [14일|2024-05-14] 밝혔다.
그는 [당일 오후 7시|2024-05-11T19]부터 술을 마셨다. [이튿날 새벽 2시|2024-05-12T02] 깨어났다.

2023-08-03
Police got the call on [July 21|2023-07-21], an official said on [Thursday|2023-08-03].
They found him [the next day|2023-07-22].

2024-05-14
국회는 본회의를 [28일|2024-05-28] 열기로 했다. 여야는 [전날|2024-05-13] 합의했다.

2021-03-10
그는 [2015년 4월|2015-04] 입사했다. [이듬해|2016] 팀장이 됐고 [같은 해 10월|2016-10] 퇴사했다.

2021-03-10
He joined in [April 2015|2015-04]. [The following year|2016] he led the team; he quit in [October that year|2016-10].

2024-01-03
그는 [1936년 3월 12일|1936-03-12] 태어났다. [1955년|1955] 입학해 [4년 뒤|1959] 졸업했다. [이듬해 4월|1960-04] 입사했다.

2023-08-03
He was born on [June 6, 1935|1935-06-06]. On [March 10, 1959|1959-03-10], an uprising began; he fled [two weeks later|1959-W13].

2022-01-20
[다음 달 9일|2022-02-09]부터 예약 판매되고 [25일|2022-02-25] 출시된다. [지난해 8월|2021-08] 나왔다. [19일|2022-01-19] 공개했다.

2022-01-20
앞서 [2018년 3월|2018-03] 찾았다. 청와대는 [10일 오전|2022-01-10TMO] 말했다.

2023-08-03
[3일|2023-08-03] [2분기|2023-Q2] 매출을 밝혔다. [전년 동기|2022-Q2]보다 5% 늘었다.

2023-08-03
[Second-quarter|2023-Q2] sales were up 5 percent from [a year earlier|2022-Q2].

2023-11-02
[작년|2022]에는 참사로 [10월 말|2022-10]에서 [12월 17일|2022-12-17]로 연기됐다.

2023-11-02
[Last year|2022], it was cancelled in [late October|2022-10] and held on [Dec. 17|2022-12-17]. It takes place on [Nov. 4|2023-11-04].

2023-07-10
임진왜란은 [1592년 4월 13일|1592-04-13] 시작됐다. [5월 2일|1592-05-02] 한양이 함락됐다. [이듬해 1월|1593-01] 되찾았다.

2023-07-10
On [13 April 1592|1592-04-13] the war began. On [2 May|1592-05-02] the capital fell. [That night|1592-05-02TNI] the king fled.
In [January 1593|1593-01] they took it back.

2024-12-31
타종은 [31일 밤 11시부터 다음 날 오전 1시|2024-12-31T23/2025-01-01T01]까지다.
"""

NEITHER_IS_A_DATE = """
5·18 기념재단이 성명을 냈다. | 21대 국회가 문을 닫았다. | 15호 태풍이 북상한다. | 3동 102호에서 불이 났다. | 5.18점 차로 이겼다.
1만2023원을 냈다. | 6·25 참전용사회가 모였다. | 3·1운동 정신을 잇는다. | 4대강 사업을 감사한다. | 제7차 회의를 했다.
2000여 명이 모였다. | 10대 3명이 다쳤다. | 1호선 열차가 멈췄다. | 02-2023-1234로 문의하면 된다. | 경기는 3대 2로 끝났다.
2030 세대의 표심이다. | 19구역 재개발 조합이다. | 4분의 1이 찬성했다. | A4 2000장을 썼다. | 월성 원전 1호기다.
코스피 2600선이 무너졌다. | 이해가 부족했다. | 토종 한우다. | 후반 45분 교체됐다. | 하루키의 소설이다.
설전을 벌였다. | 우뚝 설 수 있다. | 사고를 당해 숨졌다. | 의사를 전달해 왔다. | 수주 잔고가 늘었다. | 수분을 공급한다. | 100년제 학교다.
높이 300m 지점이다. | 360' 회전한다. | KE086 일등석에 탔다. | '46 용사를 기린다. | 낮은 행보를 보였다. | D-30일이다. | 음료에 한해서다.
주 52시간제를 지켰다. | 4년제 대학을 나왔다. | 주말부부다. | 연휴 전날 사고가 늘었다. | 목포에서 왔다. | 수요가 늘었다.
You may leave the room. | They march to the square. | He finished second in the race. | Some 2000 troops arrived.
Route 2018 is closed. | She lives at 1984 Park Avenue. | Flight 2023 was late. | He scored 21 points. | Prices fall sharply.
The sun was shining. | Room 1010 is empty. | It costs $2,015. | Call 555-2019 for help. | He sat on the bench. | The 3-2 win was theirs.
Windows 2000 was popular. | Spring water is sold here. | The second largest city is Busan. | Boeing 737 jets were grounded.
A 10-5 vote settled it. | Judge August Wilson ruled. | April Jones won. | Tel: 000 111 82-2100 | a 10-year-old boy | Fall River police
Quiet hours apply. | Korea Forum Daily reported it. | It's Beautiful Now, he sang. | the bomb squad (EOD) came in. | He ran 300m in it.
The Sunday Times reported it. | Constitution of the Year III | The 2,000 dead were named. | They ran 1500 meters. | Section 2010 of the code
"""


def marked(line):
    """Return a line without its marks, and the marks as (start, end, words, value)."""
    text, marks = "", []
    for piece in re.split(r"(\[[^\]|]+\|[^\]]+\])", line):
        if piece.startswith("[") and "|" in piece:
            words, value = piece[1:-1].split("|")
            marks.append((len(text), len(text) + len(words), words, value))
            text += words
        else:
            text += piece
    return text, marks


def found(lines, anchor):
    texts, marks = zip(*map(marked, lines), strict=True)
    read = dates.annotate(texts, anchor=None if anchor == "-" else anchor)
    return [[(m.start, m.end, m.text, m.value) for m in ms] for ms in read], list(marks)


def rows():
    for line in ROWS.strip().splitlines():
        if not line.startswith("#"):
            anchor, korean, english = re.split(r" \| (?![^\[]*\])", line)
            yield anchor, korean
            yield anchor, english


@pytest.mark.parametrize(("anchor", "line"), rows())
def test_golden_rows(anchor, line):
    got, wanted = found([line], anchor)
    assert got == wanted


@pytest.mark.parametrize("document", DOCUMENTS.strip().split("\n\n"))
def test_golden_documents(document):
    anchor, *lines = document.splitlines()
    got, wanted = found(lines, anchor)
    assert got == wanted


@pytest.mark.parametrize(
    "text", [t.strip() for line in NEITHER_IS_A_DATE.strip().splitlines() for t in line.split(" | ")]
)
def test_date_like_numbers_and_words_are_left_alone(text):
    assert dates.annotate([text], anchor="2023-08-03") == [[]]


def documented():
    page = Path(__file__).parents[2] / "docs" / "dates.md"
    for line in page.read_text(encoding="utf-8").splitlines():
        if line.startswith("| ") and " · " in line:
            for cell in line.split("|")[2:4]:
                yield from (example.strip() for example in cell.split(" · "))


@pytest.mark.parametrize("example", documented())
def test_documented_examples_are_found(example):
    assert dates.annotate([example], anchor="2023-08-03")[0]
