package extract

import "testing"

// TestReports: more sentences of the kinds that reports are made of.
func TestReports(t *testing.T) {
	checkUnkeyed(t, []sentence{
		{"one in three, and a distance", "Roughly one in three Norlanders lives within 10 kilometres of the coast.", []string{
			"33.3 % (about) ; printed: one in three «Roughly one in three»", "10 kilometres (up to) «within 10 kilometres»",
		}},
		{"a year over two", "Exports to Sudland more than doubled, reaching €3.4bn in 2021-22.", []string{"3.4 € billion in 2021/2022 «€3.4bn»"}},
		{"the middle of a year", "The scheme reached 4.5 million beneficiaries (of whom 62% were women) by mid-2020.", []string{
			"4.5 million beneficiaries as of 2020 «4.5 million beneficiaries»", "62 % as of 2020 «62%»",
		}},
		{"year-on-year", "Inflation eased to 3.1 per cent year-on-year in October 2022.", []string{"3.1 % in 2022-10 «3.1 per cent»"}},
		{"a loss of people", "Net migration was minus 12,400 people in 2019.", []string{"-12400 people in 2019 «minus 12,400 people»"}},
		{"a coast and a share", "Its coastline stretches for 2,300 km, and some 40 per cent of its land lies below sea level.", []string{"2300 km «2,300 km»", "40 % (about) «some 40 per cent»"}},
		{"money per hour", "The minimum wage was set at $7.25 per hour in 2009.", []string{"7.25 US$ per hour in 2009 «$7.25 per hour»"}},
		{"a cap", "Tuition fees are capped at £9,250 a year.", []string{"9250 £ per year (up to) «capped at £9,250 a year»"}},
		{"a range of shares in words around digits", "Between 15 and 20 per cent of adults smoke.", []string{"15 % (at least) «15 and 20 per cent»", "20 % (up to) «15 and 20 per cent»"}},
		{"what will be needed", "An additional 250,000 homes will be needed by 2030.", []string{"250000 homes as of 2030 «250,000 homes»"}},
		{"a score", "The court ruled 7–2 in favour.", nil},
		{"a school year", "In the 2019/20 school year, 1.3 million pupils attended 3,200 schools.", []string{"1.3 million pupils in 2019/2020 «1.3 million pupils»", "3200 schools in 2019/2020 «3,200 schools»"}},
		{"nine out of ten, fewer than ten", "Nine out of ten firms employ fewer than 10 people.", []string{"90 % ; printed: Nine out of ten «Nine out of ten»", "10 people (up to) ; printed: fewer than «fewer than 10 people»"}},
		{"power on a day", "Power demand peaked at 41.3 GW on 12 July 2021.", []string{"41.3 GW in 2021-07-12 «41.3 GW»"}},
		{"doses", "More than 1.2 billion vaccine doses were administered.", []string{"1.2 billion vaccine doses (more than) «More than 1.2 billion vaccine doses»"}},
		{"over so many years is how long", "The bank lent $2 billion at 4% over 15 years.", []string{"2 US$ billion «$2 billion»", "4 % «4%»", "15 years «15 years»"}},
		{"fewer than half", "Fewer than half of the villages have a clinic.", []string{"50 % (up to) ; printed: Fewer than half «Fewer than half»"}},
		{"an article and its limit", "Article 12(3) sets a limit of 30 days.", []string{"30 days «30 days»"}},
		{"witnesses and days", "The commission heard 85 witnesses over 14 days in 2015.", []string{"85 witnesses in 2015 «85 witnesses»", "14 days in 2015 «14 days»"}},
		{"millions in words", "Nearly two million hectares burned.", []string{"2 million hectares (about) «Nearly two million hectares»"}},
		{"a length as an adjective", "A 50-kilometre tunnel joins them.", []string{"50 kilometres «50-kilometre»"}},
		{"bonds and basis points", "The yield on 10-year bonds rose 15 basis points to 1.6 per cent.", []string{
			"10 years «10-year»", "0.15 percentage points ; printed: 15 basis points «15 basis points»", "1.6 % «1.6 per cent»",
		}},
		{"a projection and what it comes from", "By 2050, 68% of the world's population is projected to live in cities, up from 55% in 2018.", []string{
			"68 % (projected) in 2050 «68%»", "55 % in 2018 «55%»",
		}},
		{"a body with its year", "Tax revenue averaged 16.1 per cent of GDP in 2010–2015, according to the African Harbour Bank (2017).", []string{
			"16.1 % in 2010/2015 says African Harbour Bank «16.1 per cent»",
		}},
		{"a ratio in words", "Twice as many boys as girls enrol, a ratio of 2:1.", nil},
		{"a share of a rise", "Of the 120 projects approved in 2018, 45 were in Asia and 30 in Africa.", []string{"120 projects in 2018 «120 projects»"}},
		{"the share after its fraction", "Almost a quarter (24 per cent) of rivers are polluted.", []string{"25 % (about) ; printed: a quarter «Almost a quarter»", "24 % «24 per cent»"}},
		{"deputies and terms", "Under the act, each province elects two deputies for a term of five years.", []string{"2 deputies «two deputies»", "5 years «five years»"}},
		{"days after something", "The treaty enters into force ninety days after the thirtieth ratification.", []string{"90 days «ninety days»"}},
		{"thresholds that define a group", "A petition signed by at least 5 per cent of voters, or 50,000 citizens, whichever is lower, is enough.", []string{"5 % (at least) «at least 5 per cent»", "50000 citizens «50,000 citizens»"}},
		{"last is a verb too", "Sprints last two weeks; releases come every six to eight weeks.", []string{"2 weeks «two weeks»", "6 weeks (at least) «six to eight weeks»", "8 weeks (up to) «six to eight weeks»"}},
		{"a pilot", "The pilot ran for 18 months in three cities and cost £2.6m.", []string{"18 months «18 months»", "3 cities «three cities»", "2.6 £ million «£2.6m»"}},
		{"three in five at the start", "Three in five respondents, and 72% of those under 30, want change.", []string{"60 % ; printed: Three in five «Three in five»", "72 % «72%»"}},
		{"business days", "Vendors must respond within 10 business days.", []string{"10 business days (up to) «within 10 business days»"}},
		{"a half and two measures", "Load times fell by more than half, from 8 seconds to 3.", []string{"50 % (more than) ; printed: half «more than half»", "8 seconds «8 seconds»"}},
		{"a total", "The fund has a total of $350 million, split equally between the two regions.", []string{"350 US$ million «$350 million»"}},
		{"shares in a row", "Of the respondents, 48 percent said yes, 31 percent no and 21 percent did not know.", []string{"48 % «48 percent»", "31 % «31 percent»", "21 % «21 percent»"}},
		{"a fiscal year and its difference", "In fiscal year 2021 the agency spent $1.9 billion, $300 million more than in 2020.", []string{"1.9 US$ billion in 2021 ; fiscal year «$1.9 billion»", "300 US$ million in 2021 ; fiscal year «$300 million»"}},
		{"a staff that serves", "Its staff of 240 serves 17 million people.", []string{"17 million people «17 million people»"}},
		{"visits per month", "The site gets 3 million visits per month.", []string{"3 million visits per month «3 million visits per month»"}},
		{"a share in brackets", "Nearly all (96%) schools are online.", []string{"96 % «96%»"}},
		{"a team in an adjective", "A 30-person team built it in ninety days for less than $1 million.", []string{"30 people «30-person»", "90 days «ninety days»", "1 US$ million (up to) ; printed: less than «less than $1 million»"}},
		{"terms that members serve", "No member may serve more than two consecutive terms.", nil},
		{"vehicles a day", "The bridge carries 45,000 vehicles a day.", []string{"45000 vehicles per day «45,000 vehicles a day»"}},
		{"a minimum and a maximum length", "Passwords must have a minimum of 8 characters and a maximum length of 64 characters.", []string{"8 characters (at least) «a minimum of 8 characters»", "64 characters (up to) «a maximum length of 64 characters»"}},
		{"a ceiling and option years", "The contract has a ceiling of $500,000 and a base period of one year with four option years.", []string{"500000 US$ «$500,000»", "1 years «one year»", "4 option years «four option years»"}},
		{"so many of so many", "Fewer than 1,000 of the 12,000 eligible firms applied.", []string{"1000 eligible firms (up to) ; printed: Fewer than «Fewer than 1,000 of the 12,000 eligible firms»", "12000 eligible firms «12,000 eligible firms»"}},
		{"seven of twelve", "Seven of the twelve provinces have adopted the code.", []string{"7 provinces «Seven of the twelve provinces»", "12 provinces «twelve provinces»"}},
		{"people per square kilometre", "The population density is 145 people per square kilometre.", []string{"145 people per square kilometre «145 people per square kilometre»"}},
	})
}

// TestChineseReports: the same for Chinese.
func TestChineseReports(t *testing.T) {
	checkUnkeyed(t, []sentence{
		{"a goal that will be reached", "到2030年，非化石能源占一次能源消费比重将达到25%左右。", []string{"25 % (projected) in 2030 «25%左右»"}},
		{"a count with a long noun", "目前，全国有2844个县级行政区。", []string{"2844 个县级行政区 «2844个县级行政区»"}},
		{"tens of thousands of hundred millions", "截至6月底，外汇储备余额为32140亿美元。", []string{"3.214 US$ trillion «32140亿美元»"}},
		{"years of life", "人均预期寿命从1981年的67.8岁提高到2019年的77.3岁。", []string{"67.8 岁 in 1981 «67.8岁»", "77.3 岁 in 2019 «77.3岁»"}},
		{"about the same as", "该项目总投资约合人民币15.6亿元，分3期建设。", []string{"1.56 CN¥ billion (about) «约合人民币15.6亿元»"}},
		{"a fall that narrows", "降幅由5.6%收窄至1.2%。", []string{"5.6 % «5.6%»", "1.2 % «1.2%»"}},
		{"cars", "每百户家庭拥有汽车41.7辆。", []string{"41.7 辆 «41.7辆»"}},
		{"two growth rates in a row", "全年接待游客3.5亿人次，实现旅游收入4100亿元，分别增长12%和15%。", []string{
			"350 million 人次 «3.5亿人次»", "410 CN¥ billion «4100亿元»", "12 % «12%»", "15 % «15%»",
		}},
		{"a third sector", "第三产业增加值占GDP的54.5%。", []string{"54.5 % «54.5%»"}},
		{"since an event", "自2001年加入世贸组织以来，进口年均增长13.5%。", []string{"13.5 % ; since 2001 «13.5%»"}},
		{"a report says so", "世界海港署发布的报告显示，全球有13亿人处于贫困之中。", []string{"1.3 billion 人 says 世界海港署 «13亿人»"}},
		{"traditional characters", "香港約有750萬人口。", []string{"7.5 million 人 (about) «約有750萬人»"}},
		{"a harvest", "2022年，粮食总产量13731亿斤，比上年增加74亿斤，增长0.5%。", []string{
			"1.3731 trillion 斤 in 2022 «13731亿斤»", "7.4 billion 斤 in 2022 «74亿斤»", "0.5 % in 2022 «0.5%»",
		}},
		{"jobs whose noun stands before", "三年来，累计新增就业岗位300余万个。", []string{"3 million 个就业岗位 (more than) «300余万个»"}},
		{"people without their measure", "从1978年到2020年，贫困人口减少7.7亿。", []string{"770 million 人 in 1978/2020 «7.7亿»"}},
		{"a ratio", "城乡居民收入比由2.99:1缩小到2.56:1。", nil},
		{"a time limit", "《公约》第15条规定，缔约方应在90天内作出答复。", []string{"90 天 (up to) «90天内»"}},
		{"a threshold that is passed", "去年全市生产总值突破1万亿元大关。", []string{"1 CN¥ trillion (more than) «突破1万亿元»"}},
		{"a span of plans", "“十四五”期间，计划新建10条高铁线路。", []string{"10 条高铁线路 «10条高铁线路»"}},
		{"by the end of a month", "截至2021年9月末，贷款余额为8.2万亿元，同比增长11.9%。", []string{"8.2 CN¥ trillion as of 2021-09 «8.2万亿元»", "11.9 % as of 2021-09 «11.9%»"}},
		{"persons and years of a term in Chinese", "本會由九名理事組成，任期三年。", []string{"9 名理事 «九名理事»", "3 年 «三年»"}},
		{"contributors in traditional characters", "截至2023年，平臺上已有超過2,000名貢獻者提交了1.2萬條建議。", []string{"2000 名貢獻者 (more than) as of 2023 «超過2,000名貢獻者»", "12 thousand 條建議 as of 2023 «1.2萬條建議»"}},
		{"Taiwan dollars", "該計畫為期18個月，耗資新臺幣3.2億元。", []string{"18 個月 «18個月»", "320 TWD million «新臺幣3.2億元»"}},
		{"a fraction and what it is", "約三分之一的居民，即12萬人，參與了投票，投票率達78.5%。", []string{"33.3 % (about) ; printed: 三分之一 «約三分之一»", "120 thousand 人 «12萬人»", "78.5 % «78.5%»"}},
		{"hours and items in Chinese", "會議在第二天下午三點舉行，共有三個議題。", nil},
	})
}
