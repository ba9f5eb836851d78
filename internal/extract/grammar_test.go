package extract

import "testing"

func TestEnglishGrammar(t *testing.T) {
	check(t, []sentence{
		{"tens and ones in words", "Twenty-five states joined the league.", []string{
			"states: 25 states «Twenty-five states»",
		}},
		{"a fraction is a share with its words kept", "Two thirds of the farmers own a boat.", []string{
			"share: 66.7 % ; printed: Two thirds «Two thirds»",
		}},
		{"a qualifier before a fraction", "Nearly three-quarters of the harbour is silted.", []string{
			"share: 75 % (about) ; printed: three-quarters «Nearly three-quarters»",
		}},
		{"more than half is a lower bound of the share", "More than half of the ferries are old.", []string{
			"share: 50 % (more than) ; printed: half «More than half»",
		}},
		{"one in four is a share", "One in four children walks to school.", []string{
			"share: 25 % ; printed: One in four «One in four»",
		}},
		{"so many out of so many", "Three out of five bakers agreed.", []string{
			"share: 60 % ; printed: Three out of five «Three out of five»",
		}},
		{"half a million", "Half a million people moved inland.", []string{
			"people: 0.5 million people «Half a million people»",
		}},
		{"a number and a half of millions", "About two and a half million people moved.", []string{
			"people: 2.5 million people (about) «About two and a half million people»",
		}},
		{"a million is one million", "A million tourists came in 2019.", []string{
			"tourists-2019: 1 million tourists in 2019 «A million tourists»",
		}},
		{"hundreds in words", "One hundred and thirty-three countries signed.", []string{
			"countries: 133 countries «One hundred and thirty-three countries»",
		}},
		{"a small number in words counts only things worth counting", "Nine provinces and two reasons were named.", []string{
			"provinces: 9 provinces «Nine provinces»",
		}},
		{"a range of shares", "Tariffs of 3–5 % apply.", []string{
			"tariffs: 3 % (at least) «3–5 %»",
			"tariffs-2: 5 % (up to) «3–5 %»",
		}},
		{"a range of money between two numbers", "Costs lie between 3 and 5 million euros.", []string{
			"cost: 3 € million (at least) «3 and 5 million euros»",
			"cost-2: 5 € million (up to) «3 and 5 million euros»",
		}},
		{"from one year to another", "Wages grew from £3 in 2001 to £5 in 2004.", []string{
			"wages-2001: 3 £ in 2001 «£3»",
			"wages-2004: 5 £ in 2004 «£5»",
		}},
		{"between two years, from one amount to another", "Between 2010 and 2015, output rose from 12 tonnes to 15 tonnes.", []string{
			"tonnes-2010: 12 tonnes in 2010 «12 tonnes»",
			"tonnes-2015: 15 tonnes in 2015 «15 tonnes»",
		}},
		{"the later value first", "Output rose to 15 tonnes in 2015 from 12 tonnes in 2010.", []string{
			"tonnes-2015: 15 tonnes in 2015 «15 tonnes»",
			"tonnes-2010: 12 tonnes in 2010 «12 tonnes»",
		}},
		{"basis points are hundredths of a point", "The rate fell by 25 basis points.", []string{
			"rate: 0.25 percentage points ; printed: 25 basis points «25 basis points»",
		}},
		{"one point in the singular", "The rate rose 0.5 percentage point.", []string{
			"rate: 0.5 percentage points «0.5 percentage point»",
		}},
		{"minus in words", "Output shrank by minus 3.5 per cent.", []string{
			"output: -3.5 % «minus 3.5 per cent»",
		}},
		{"a proper minus sign", "Growth came to −2.1% in 2020.", []string{
			"growth-2020: -2.1 % in 2020 «−2.1%»",
		}},
		{"a fiscal year", "Spending was $4 million in FY 2014.", []string{
			"spending-2014: 4 US$ million in 2014 ; fiscal year «$4 million»",
		}},
		{"a fiscal year over two years", "Spending was $4 million in fiscal year 2014/15.", []string{
			"spending-2014-2015: 4 US$ million in 2014/2015 ; fiscal year «$4 million»",
		}},
		{"a fiscal year without a blank", "Spending in FY2016 reached $5 million.", []string{
			"spending-2016: 5 US$ million in 2016 ; fiscal year «$5 million»",
		}},
		{"yuan, Hong Kong and Australian dollars by sign", "Sales were RMB 30 million and HK$20 million and A$5 billion.", []string{
			"sales: 30 CN¥ million «RMB 30 million»",
			"sales-2: 20 HKD million «HK$20 million»",
			"sales-3: 5 AUD billion «A$5 billion»",
		}},
		{"yuan, Hong Kong and Australian dollars by name", "Sales were 30 million yuan, 20 million Hong Kong dollars and 5 million Australian dollars.", []string{
			"sales: 30 CN¥ million «30 million yuan»",
			"sales-2: 20 HKD million «20 million Hong Kong dollars»",
			"sales-3: 5 AUD million «5 million Australian dollars»",
		}},
		{"nearly, over and fewer than", "Nearly 300 mills, over 40 kilns and fewer than 20 wells remain.", []string{
			"mills: 300 mills (about) «Nearly 300 mills»",
			"kilns: 40 kilns (more than) «over 40 kilns»",
			"wells: 20 wells (up to) ; printed: fewer than «fewer than 20 wells»",
		}},
		{"will about a time to come", "The fleet will reach 40 ships by 2035.", []string{
			"ships-2035: 40 ships (projected) in 2035 «40 ships»",
		}},
		{"are expected to", "Exports are expected to rise to €9 billion in 2031.", []string{
			"exports-2031: 9 € billion (projected) in 2031 «€9 billion»",
		}},
		{"per cent after words", "Twenty-five per cent of the clay is red.", []string{
			"share: 25 % «Twenty-five per cent»",
		}},
		{"a range in words", "Between twenty and thirty people came.", []string{
			"people: 20 people (at least) «twenty and thirty people»",
			"people-2: 30 people (up to) «twenty and thirty people»",
		}},
		{"a range of millions in words", "Between three and five million people came.", []string{
			"people: 3 million people (at least) «three and five million people»",
			"people-2: 5 million people (up to) «three and five million people»",
		}},
		{"a range of hundreds in words", "Between one hundred and two hundred people came.", []string{
			"people: 100 people (at least) «one hundred and two hundred people»",
			"people-2: 200 people (up to) «one hundred and two hundred people»",
		}},
		{"a dozen written large at the start", "Twelve towns had joined as of May 2020.", []string{
			"towns-2020-05: 12 towns as of 2020-05 «Twelve towns»",
		}},
		{"money in words", "They lost fifteen million dollars in 2008.", []string{
			"amount-2008: 15 US$ million in 2008 «fifteen million dollars»",
		}},
	})
}

func TestChineseGrammar(t *testing.T) {
	check(t, []sentence{
		{"tens and ones in characters", "三十二个城市加入了联盟。", []string{
			"cities: 32 个城市 «三十二个城市»",
		}},
		{"hundreds in characters", "一百三十三个国家签署了协议。", []string{
			"countries: 133 个国家 «一百三十三个国家»",
		}},
		{"a range of shares", "税率为3–5%。", []string{
			"tax-rate: 3 % (at least) «3–5%»",
			"tax-rate-2: 5 % (up to) «3–5%»",
		}},
		{"a range of points", "桥梁增加3到5个百分点。", []string{
			"share: 3 percentage points (at least) «3到5个百分点»",
			"share-2: 5 percentage points (up to) «3到5个百分点»",
		}},
		{"two dated values of a change", "出口从2013年的3亿元增至2020年的5亿元。", []string{
			"exports-2013: 300 CN¥ million in 2013 «3亿元»",
			"exports-2020: 500 CN¥ million in 2020 «5亿元»",
		}},
		{"two values from a lower one", "出口由3亿元增加到5亿元。", []string{
			"exports: 300 CN¥ million «3亿元»",
			"exports-2: 500 CN¥ million «5亿元»",
		}},
		{"points of a share", "失业率上升0.5个百分点。", []string{
			"unemployment: 0.5 percentage points «0.5个百分点»",
		}},
		{"basis points", "利率下调25个基点。", []string{
			"interest-rate: 0.25 percentage points ; printed: 25个基点 «25个基点»",
		}},
		{"a negative share", "增长率为-3.2%。", []string{
			"growth: -3.2 % «-3.2%»",
		}},
		{"money in characters", "投资达两万亿元。", []string{
			"investment: 2 CN¥ trillion «两万亿元»",
		}},
		{"a trillion the Taiwanese way", "投资达1.5兆元。", []string{
			"investment: 1.5 CN¥ trillion «1.5兆元»",
		}},
		{"yuan before the number", "投资超过人民币200亿元。", []string{
			"investment: 20 CN¥ billion (more than) «超过人民币200亿元»",
		}},
		{"nearly, about and more than", "近300家企业、约40座桥梁、超过20个港口。", []string{
			"companies: 300 家企业 (about) «近300家企业»",
			"桥梁: 40 座桥梁 (about) «约40座桥梁»",
			"港口: 20 个港口 (more than) «超过20个港口»",
		}},
		{"a forecast", "预计2030年贸易额将达5万亿美元。", []string{
			"trade-2030: 5 US$ trillion (projected) in 2030 «5万亿美元»",
		}},
		{"a fraction is a share", "三分之二的农民有船。", []string{
			"share: 66.7 % ; printed: 三分之二 «三分之二»",
		}},
		{"per cent in characters", "百分之二十五的农民有船。", []string{
			"share: 25 % «百分之二十五»",
		}},
		{"hundreds of millions in characters", "2018年贷款约五百亿元。", []string{
			"loans-2018: 50 CN¥ billion (about) in 2018 «约五百亿元»",
		}},
		{"millions in characters", "约一亿二千万人受益。", []string{
			"people: 120 million 人 (about) «约一亿二千万人»",
		}},
		{"some more than thirty", "三十多个国家参加。", []string{
			"countries: 30 个国家 (more than) «三十多个国家»",
		}},
		{"two dated counts", "人口从2010年的30万人增加到2020年的45万人。", []string{
			"people-2010: 300 thousand 人 in 2010 «30万人»",
			"people-2020: 450 thousand 人 in 2020 «45万人»",
		}},
		{"a range of ten thousands", "约3万-5万人参加。", []string{
			"people: 30 thousand 人 (at least) «约3万-5万人»",
			"people-2: 50 thousand 人 (up to) «约3万-5万人»",
		}},
	})
}
