package extract

import (
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"
)

// checkUnkeyed is check for lines without their keys.
func checkUnkeyed(t *testing.T, cases []sentence) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := document(c.text)
			var got []string
			for _, f := range Figures(d) {
				_, line, _ := strings.Cut(told(d, f), ": ")
				got = append(got, line)
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s\n%s", c.text, diff)
			}
		})
	}
}

// TestPolicyPapers: sentences of the kinds that reports of governments and banks are made of.
func TestPolicyPapers(t *testing.T) {
	checkUnkeyed(t, []sentence{
		{"who says so at the end", "Merchandise trade expanded by 2.7 per cent in 2017, according to the Ocean Trade Council.", []string{
			"2.7 % in 2017 says Ocean Trade Council «2.7 per cent»",
		}},
		{"a stock at the end of a year", "Public debt stood at 62.4 percent of GDP at the end of 2019.", []string{"62.4 % as of 2019 «62.4 percent»"}},
		{"the number of things comes before its values", "The number of refugees rose from 19.4 million in 2005 to 27.1 million in 2021.", []string{
			"19.4 million refugees in 2005 «19.4 million»", "27.1 million refugees in 2021 «27.1 million»",
		}},
		{"an estimate is about right", "An estimated 3.1 million children under the age of five die each year.", []string{"3.1 million children (about) «An estimated 3.1 million children»"}},
		{"two groups share their year", "Enrolment reached 84 per cent for girls and 88 per cent for boys in 2014.", []string{"84 % in 2014 «84 per cent»", "88 % in 2014 «88 per cent»"}},
		{"years before a change are its two ends", "Between 1990 and 2015, the share of people living in extreme poverty fell from 36 per cent to 10 per cent.", []string{
			"36 % in 1990 «36 per cent»", "10 % in 2015 «10 per cent»",
		}},
		{"money a year", "The programme costs roughly US$ 1.2 billion a year.", []string{"1.2 US$ billion per year (about) «roughly US$ 1.2 billion a year»"}},
		{"an amount and its share", "Remittances amounted to $43 billion, equivalent to 7.8% of GDP.", []string{"43 US$ billion «$43 billion»", "7.8 % «7.8%»"}},
		{"a count and its share", "Some 2.2 billion people, or 29 per cent of the world's population, lacked safely managed water in 2017.", []string{
			"2.2 billion people (about) in 2017 «Some 2.2 billion people»", "29 % in 2017 «29 per cent»",
		}},
		{"two forecasts", "Growth is forecast at 3.2 percent in 2031 and 3.6 percent in 2032.", []string{
			"3.2 % (projected) in 2031 «3.2 percent»", "3.6 % (projected) in 2032 «3.6 percent»",
		}},
		{"an annual average over years", "Output per worker increased by an average of 1.8 per cent a year between 2010 and 2018.", []string{
			"1.8 % per year in 2010/2018 «1.8 per cent a year»",
		}},
		{"since a year", "Since 2015, the fund has disbursed more than €640 million to 47 countries.", []string{
			"640 € million (more than) ; since 2015 «more than €640 million»", "47 countries ; since 2015 «47 countries»",
		}},
		{"so many in ten, in digits", "Less than 1 in 10 informal workers has a pension.", []string{"10 % (up to) ; printed: Less than 1 in 10 «Less than 1 in 10»"}},
		{"from month to month", "The agency cut 12,500 posts between March and June 2020.", []string{"12500 posts in 2020-03/2020-06 «12,500 posts»"}},
		{"the year of a comparison is not the figure's", "Emissions need to fall by 45 per cent from 2010 levels by 2030.", []string{"45 % as of 2030 «45 per cent»"}},
		{"a survey's size", "The survey covered 1,204 households in 36 villages.", []string{"1204 households «1,204 households»", "36 villages «36 villages»"}},
		{"a stock on a day", "As of 31 December 2021, 193 member states had ratified the treaty.", []string{"193 member states as of 2021-12-31 «193 member states»"}},
		{"the year of what is compared with stays there", "Women hold only 25.5 per cent of parliamentary seats, compared with 11.3 per cent in 1995.", []string{
			"25.5 % «25.5 per cent»", "11.3 % in 1995 «11.3 per cent»",
		}},
		{"a third without of", "The budget was cut by a third, from $90 million to $60 million.", []string{
			"33.3 % ; printed: a third «a third»", "90 US$ million «$90 million»", "60 US$ million «$60 million»",
		}},
		{"years of life", "Life expectancy rose from 61 years in 1980 to 73 years in 2019.", []string{"61 years in 1980 «61 years»", "73 years in 2019 «73 years»"}},
		{"tonnes of something", "Every year 8 million tonnes of plastic enter the ocean.", []string{"8 million tonnes «8 million tonnes»"}},
		{"a range of things to come", "The Ministry of Ports plans to build 15 to 20 new terminals by 2028.", []string{
			"15 new terminals (at least) as of 2028 «15 to 20 new terminals»", "20 new terminals (up to) as of 2028 «15 to 20 new terminals»",
		}},
		{"so many for each thousand", "Infant mortality declined to 28.2 deaths per 1,000 live births in 2018.", []string{
			"28.2 deaths per 1,000 live births in 2018 «28.2 deaths per 1,000 live births»",
		}},
		{"per capita stands before", "GDP per capita was $10,410 in 2019.", []string{"10410 US$ in 2019 «$10,410»"}},
		{"a sample's size in brackets is left", "About 60% of respondents (n = 1,450) agreed.", []string{"60 % (about) «About 60%»"}},
		{"an interest rate and a term", "The loan carries a 2.5 per cent interest rate and a 20-year maturity.", []string{"2.5 % «2.5 per cent»", "20 years «20-year»"}},
		{"a month", "The tariff on steel was raised to 25 per cent ad valorem in March 2018.", []string{"25 % in 2018-03 «25 per cent»"}},
		{"two bounds with their own qualifiers", "At least 5,000 and possibly as many as 8,000 people were displaced.", []string{
			"5000 people (at least) «At least 5,000»", "8000 people (up to) «as many as 8,000 people»",
		}},
		{"two countries compared", "The OECD average is 9.4 per cent, while Norland spends 5.1 per cent of GDP on health.", []string{"9.4 % «9.4 per cent»", "5.1 % «5.1 per cent»"}},
		{"a part of a sum has the sum's year", "The fund mobilised USD 79.6 billion in 2019, of which USD 20.1 billion was for adaptation.", []string{
			"79.6 US$ billion in 2019 «USD 79.6 billion»", "20.1 US$ billion in 2019 «USD 20.1 billion»",
		}},
		{"by a year", "Farm incomes doubled, and 740 000 hectares were irrigated by 2010.", []string{"740000 hectares as of 2010 «740 000 hectares»"}},
		{"what a chapter holds", "Chapter 3 reviews 12 case studies; Annex II lists 45 indicators.", []string{"12 case studies «12 case studies»", "45 indicators «45 indicators»"}},
		{"an index has no unit", "The Gini coefficient fell from 0.52 to 0.47.", nil},
		{"a quarter of a year", "Unemployment climbed by 1.9 percentage points to 8.4 per cent in the second quarter of 2020.", []string{
			"1.9 percentage points in 2020-04/2020-06 «1.9 percentage points»", "8.4 % in 2020-04/2020-06 «8.4 per cent»",
		}},
		{"so many more", "The World Harbour Bank estimates that 97 million more people fell into poverty in 2020.", []string{
			"97 million people in 2020 says World Harbour Bank «97 million more people»",
		}},
	})
}

// TestChineseWhitePapers: the same for Chinese, in simplified and traditional characters.
func TestChineseWhitePapers(t *testing.T) {
	checkUnkeyed(t, []sentence{
		{"an income and its growth", "2021年全国居民人均可支配收入35128元，比上年增长9.1%。", []string{"35128 CN¥ in 2021 «35128元»", "9.1 % in 2021 «9.1%»"}},
		{"the noun stands before", "截至2020年底，全国共有社区服务中心2.8万个。", []string{"28 thousand 个社区服务中心 as of 2020 «2.8万个»"}},
		{"a span of years", "2012年至2021年，中央财政累计投入1.2万亿元。", []string{"1.2 CN¥ trillion in 2012/2021 «1.2万亿元»"}},
		{"a change with its years", "城镇化率由2011年的51.3%提高到2020年的63.9%。", []string{"51.3 % in 2011 «51.3%»", "63.9 % in 2020 «63.9%»"}},
		{"a Chinese measure of weight", "粮食产量连续七年稳定在1.3万亿斤以上。", []string{"1.3 trillion 斤 (at least) «1.3万亿斤以上»"}},
		{"ten thousands of people by the thousand millions", "据国家统计局数据，2020年末全国人口141178万人。", []string{"1.41178 billion 人 as of 2020 says 国家统计局 «141178万人»"}},
		{"and above", "全国90%以上的行政村通了宽带。", []string{"90 % (at least) «90%以上»"}},
		{"a rank is no figure", "对外直接投资存量超过2.3万亿美元，居世界第三位。", []string{"2.3 US$ trillion (more than) «超过2.3万亿美元»"}},
		{"a forecast with about", "预计到2035年，高铁营业里程将达到7万公里左右。", []string{"70 thousand 公里 (projected) in 2035 «7万公里左右»"}},
		{"two year-ends", "贫困发生率从2012年底的10.2%下降到2019年底的0.6%。", []string{"10.2 % as of 2012 «10.2%»", "0.6 % as of 2019 «0.6%»"}},
		{"persons sent and missions", "先后派出维和人员5万余人次，参加近30项任务。", []string{"50 thousand 人次 (more than) «5万余人次»", "30 项任务 (about) «近30项任务»"}},
		{"an amount, its growth and its share", "两国贸易额达1200亿美元，同比增长15.3%，占总额的8.7%。", []string{"120 US$ billion «1200亿美元»", "15.3 % «15.3%»", "8.7 % «8.7%»"}},
		{"a name with a digit", "全国已建成5G基站142.5万个，覆盖所有地级市。", []string{"1.425 million 个基站 «142.5万个»"}},
		{"a third and more", "三分之一以上的受访者表示满意。", []string{"33.3 % (at least) ; printed: 三分之一 «三分之一以上»"}},
		{"a share and a volume", "森林覆盖率达到23.04%，森林蓄积量超过175亿立方米。", []string{"23.04 % «23.04%»", "17.5 billion 立方米 (more than) «超过175亿立方米»"}},
		{"a yearly average", "2013—2020年，年均减贫1000多万人。", []string{"10 million 人 (more than) in 2013/2020 «1000多万人»"}},
		{"an age is a figure, a census's number none", "第七次全国人口普查显示，60岁及以上人口占18.7%。", []string{"60 岁 (at least) «60岁及以上»", "18.7 % «18.7%»"}},
		{"a rate and its fall", "财政赤字率按3.2%左右安排，比去年下调0.4个百分点。", []string{"3.2 % (about) «3.2%左右»", "0.4 percentage points «0.4个百分点»"}},
		{"jobs and unemployment", "新增城镇就业1186万人，城镇调查失业率平均为5.2%。", []string{"11.86 million 人 «1186万人»", "5.2 % «5.2%»"}},
		{"doctors", "每千人口执业医师数由2.44人增加到2.9人。", []string{"2.44 人 «2.44人»", "2.9 人 «2.9人»"}},
		{"the yuan after", "援助资金共计2702亿元人民币，包括无偿援助、无息贷款和优惠贷款。", []string{"270.2 CN¥ billion «2702亿元人民币»"}},
		{"who says so", "根据世界海港组织报告，全球约有8.28亿人面临饥饿。", []string{"828 million 人 (about) says 世界海港组织 «约有8.28亿人»"}},
		{"three counts", "中国与145个国家、32个国际组织签署200多份合作文件。", []string{"145 个国家 «145个国家»", "32 个国际组织 «32个国际组织»", "200 份合作文件 (more than) «200多份合作文件»"}},
		{"the first half of a year by its months", "2020年1月至6月，进出口总值14.24万亿元，下降3.2%。", []string{"14.24 CN¥ trillion in 2020-01/2020-06 «14.24万亿元»", "3.2 % in 2020-01/2020-06 «3.2%»"}},
		{"a plan's name is no figure", "“十三五”期间，研发经费年均增长12.2%。", []string{"12.2 % «12.2%»"}},
		{"doses", "累计接种疫苗超过32亿剂次。", []string{"3.2 billion 剂次 (more than) «超过32亿剂次»"}},
		{"a range of money", "该基金规模为400亿至500亿元。", []string{"40 CN¥ billion (at least) «400亿至500亿元»", "50 CN¥ billion (up to) «400亿至500亿元»"}},
		{"tenths", "其中女性占四成，青年占近六成。", []string{"40 % ; printed: 四成 «四成»", "60 % (about) ; printed: 六成 «近六成»"}},
		{"members that are not named again", "联盟成员由最初的57个增至105个。", []string{"57 个 «57个»", "105 个 «105个»"}},
		{"a goal", "到2025年，数字经济核心产业增加值占国内生产总值比重达到10%。", []string{"10 % as of 2025 «10%»"}},
		{"traditional measure words", "截至2021年，全市共有38所公立醫院及逾120間診所。", []string{"38 所公立醫院 as of 2021 «38所公立醫院»", "120 間診所 (more than) as of 2021 «逾120間診所»"}},
		{"Hong Kong dollars", "去年出口總額達6,600億港元，較上年減少7%。", []string{"660 HKD billion «6,600億港元»", "7 % «7%»"}},
	})
}
