package dataset_test

import (
	"testing"

	"briefdeck/internal/ingest/dataset"

	"github.com/google/go-cmp/cmp"
	"github.com/xuri/excelize/v2"
	"golang.org/x/text/encoding/simplifiedchinese"
	"golang.org/x/text/encoding/unicode"
)

// The shapes of what statistics offices give for download; the numbers are invented.
func TestWhatStatisticsOfficesWriteBecomesFigures(t *testing.T) {
	tests := []struct {
		name, file, text string
		want             []string
	}{
		{
			"World Bank, one indicator, lines above the titles, names of its own", "wdi.csv",
			"\ufeff\"Data Source\",\"Indicators\",\n\n\"Last Updated Date\",\"2024-06-28\",\n\n\"Country Name\",\"Country Code\",\"Indicator Name\",\"Indicator Code\",\"2019\",\"2020\",\n" +
				"\"Egypt, Arab Rep.\",\"EGY\",\"GDP (current US$)\",\"NY.GDP\",\"1.5\",\"\",\n\"World\",\"WLD\",\"GDP (current US$)\",\"NY.GDP\",\"9\",\"8\",\n",
			[]string{
				"gdp-current-us: GDP (current US$) in US$", "gdp-current-us-2019-egypt-arab-rep | US$1.5 | 2019 | Egypt, Arab Rep.", "gdp-current-us-2019-world | US$9 | 2019 | World",
				"gdp-current-us-2020-world | US$8 | 2020 | World", "place Egypt, Arab Rep. EGY", "place World WLD", "gaps 1",
			},
		},
		{
			"World Bank, several indicators, each with its unit, notes below", "databank.csv",
			"Series Name,Series Code,Country Name,Country Code,2019 [YR2019],2020 [YR2020]\n\"Exports (% of GDP)\",X,Kenya,KEN,12.5,..\n\"Population, total\",P,Kenya,KEN,50,51\n\n\nData from database: Indicators,,,,,\nLast Updated: 06/28/2024,,,,,\n",
			[]string{
				"exports-of-gdp: Exports (% of GDP) in %", "population-total: Population, total in ", "exports-of-gdp-2019-kenya | 12.5 % | 2019 | Kenya",
				"population-total-2019-kenya | 50 | 2019 | Kenya", "population-total-2020-kenya | 51 | 2020 | Kenya", "place Kenya KEN", "gaps 1",
			},
		},
		{
			"OECD, codes and a column that tells the rows apart", "oecd.csv",
			"LOCATION,INDICATOR,SUBJECT,MEASURE,FREQUENCY,TIME,Value,Flag Codes\nAUS,HUR,TOT,PC,A,2020,5.5,\nAUS,HUR,MEN,PC,A,2020,5.1,E\nOECD,HUR,TOT,PC,A,2020,6,B\nOECD,HUR,MEN,PC,A,2020,7,\n",
			[]string{
				"hur-tot: HUR, TOT in ", "hur-men: HUR, MEN in ", "hur-tot-2020-australia | 5.5 | 2020 | Australia", "hur-men-2020-australia | about 5.1 | 2020 | Australia",
				"hur-tot-2020-oecd | 6 | 2020 | OECD | B", "hur-men-2020-oecd | 7 | 2020 | OECD", "place Australia AUS",
			},
		},
		{
			"OECD, words beside codes, a power of ten, a unit that says more than the currency", "explorer.csv",
			"REF_AREA,Reference area,MEASURE,Measure,UNIT_MEASURE,Unit of measure,TIME_PERIOD,Time period,OBS_VALUE,Observation value,OBS_STATUS,Observation status,UNIT_MULT,Unit multiplier\n" +
				"DEU,Germany,B1,Output,USD_PPP,\"US dollars, PPP converted\",2020,,5.5,,A,Normal value,6,Millions\nDEU,Germany,P6,Exports,EUR,Euro,2020,,7,,F,Forecast value,9,Billions\n",
			[]string{
				"output: Output in US$ million", "exports: Exports in € billion", "output-2020-germany | US$5.5 million | 2020 | Germany",
				"exports-2020-germany | projected €7 billion | 2020 | Germany", "place Germany DEU",
			},
		},
		{
			"Eurostat, keys in one column, flags beside and instead of values", "eurostat.tsv",
			"freq,unit,geo\\TIME_PERIOD\t2019 \t2020 \nA,MIO_EUR,AT\t1.5 p\t: \nA,MIO_EUR,EL\t:c\t2.5 bep\nA,MIO_EUR,EA20\t3 \t4 e\n",
			[]string{
				"eurostat: eurostat in € million", `eurostat-2019-austria | €1.5 million | 2019 | Austria | flagged "p" in the data`, `eurostat-2020-greece | €2.5 million | 2020 | Greece | flagged "bep" in the data`,
				"eurostat-2019-ea20 | €3 million | 2019 | EA20", "eurostat-2020-ea20 | about €4 million | 2020 | EA20", "place Austria AUT", "place Greece GRC", "gaps 2",
			},
		},
		{
			"UN Comtrade, partners and flows", "comtrade.csv",
			"refYear,period,reporterISO,reporterDesc,flowCode,flowDesc,partnerISO,partnerDesc,cmdCode,qty,cifvalue,primaryValue\n" +
				"2021,2021,CHN,China,X,Export,KEN,Kenya,TOTAL,0,1.5,2.5\n2021,2021,CHN,China,M,Import,KEN,Kenya,TOTAL,0,3,3.5\n2021,2021,CHN,China,X,Export,VNM,Viet Nam,TOTAL,0,4,4.5\n",
			[]string{
				"export: Export in ", "import: Import in ", "export-2021-kenya | 2.5 | 2021 | Kenya", "import-2021-kenya | 3.5 | 2021 | Kenya", "export-2021-viet-nam | 4.5 | 2021 | Viet Nam",
				"place Kenya KEN", "place Viet Nam VNM",
			},
		},
		{
			"UN data, notes with their numbers below", "undata.csv",
			"Country or Area,Year,Sex,Value,Value Footnotes\nKenya,2020,Male,5,1\nKenya,2020,Female,6,\n\nfootnoteSeqID,Footnote\n1,Excluding nomads\n",
			[]string{"male: Male in ", "female: Female in ", "male-2020-kenya | 5 | 2020 | Kenya | 1", "female-2020-kenya | 6 | 2020 | Kenya", "place Kenya KEN"},
		},
		{
			"China's statistics office, in its own encoding", "nbs.csv", gb18030(t, "数据库：年度数据\n时间：最近10年\n指标,2023年,2022年\n国内生产总值(亿元),12.5,\n人均国内生产总值(元),89,85\n价格指数(上年=100),101.5,102\n注：1.某年以后。\n数据来源：某局\n"),
			[]string{
				"国内生产总值: 国内生产总值 in CN¥ million", "人均国内生产总值: 人均国内生产总值 in CN¥", "价格指数-上年-100: 价格指数(上年=100) in ", "国内生产总值-2023 | CN¥1250 million | 2023",
				"人均国内生产总值-2023 | CN¥89 | 2023", "人均国内生产总值-2022 | CN¥85 | 2022", "价格指数-上年-100-2023 | 101.5 | 2023", "价格指数-上年-100-2022 | 102 | 2022", "gaps 1",
			},
		},
		{
			"a unit for all values above the titles", "yearbook.csv", "主要指标,,\n单位：亿元,,\n年份,出口,进口\n2019,1.5,2\n2020,2.5,3\n",
			[]string{
				"出口: 出口 in CN¥ million", "进口: 进口 in CN¥ million", "出口-2019 | CN¥150 million | 2019", "进口-2019 | CN¥200 million | 2019",
				"出口-2020 | CN¥250 million | 2020", "进口-2020 | CN¥300 million | 2020",
			},
		},
		{
			"IMF, tabs under another name, scales, projections after a year", "weo.xls", utf16(t, "ISO\tCountry\tSubject Descriptor\tUnits\tScale\t2022\t2023\tEstimates Start After\r\n"+
				"KEN\tKenya\tOutput\tU.S. dollars\tBillions\t1,234.5\t1,300.0\t2022\r\nKEN\tKenya\tPopulation\tPersons\tMillions\tn/a\t--\t2022\r\nInternational Monetary Fund, April 2024\r\n"),
			[]string{"output: Output in US$ billion", "output-2022-kenya | US$1234.5 billion | 2022 | Kenya", "output-2023-kenya | projected US$1300.0 billion | 2023 | Kenya", "place Kenya KEN", "gaps 2"},
		},
		{
			"Germany's, units below the titles and no title over the years", "destatis.csv",
			"Außenhandel;;;\n;Ausfuhr: Wert;Einfuhr: Wert;Saldo\n;Tsd. EUR;Tsd. EUR;%\n2021;1.234,5;...;-0,5\n2022;2.345,5;987,0;1,5\n__________\n© Amt, 2024\n",
			[]string{
				"ausfuhr-wert: Ausfuhr: Wert in € thousand", "saldo: Saldo in %", "einfuhr-wert: Einfuhr: Wert in € thousand", "ausfuhr-wert-2021 | €1234.5 thousand | 2021", "saldo-2021 | −0.5 % | 2021",
				"ausfuhr-wert-2022 | €2345.5 thousand | 2022", "einfuhr-wert-2022 | €987.0 thousand | 2022", "saldo-2022 | 1.5 % | 2022", "gaps 1",
			},
		},
		{
			"a firm's key figures: brackets for losses, notes beside values and names", "company.csv",
			"Key figures,,\n,2022,2023\nRevenue (US$ m),\"1,204.5 (1)\",1310\nNet loss (US$ m),(12.4),n.a.\nMargin,-1.0%,..\nPorts served[a],12*,15\nNote: (1) restated.,,\n",
			[]string{
				"revenue: Revenue in US$ million", "net-loss: Net loss in US$ million", "margin: Margin in %", "ports-served: Ports served in ",
				"revenue-2022 | US$1204.5 million | 2022", "revenue-2023 | US$1310 million | 2023", "net-loss-2022 | −US$12.4 million | 2022",
				"margin-2022 | −1.0 % | 2022", "ports-served-2022 | 12 | 2022", "ports-served-2023 | 15 | 2023", "gaps 2",
			},
		},
	}
	for _, tt := range tests {
		t.Run(tt.name, func(t *testing.T) {
			if !dataset.Looks(tt.file, []byte(tt.text)) {
				t.Error("it is not taken for a table")
			}
			if diff := cmp.Diff(tt.want, told(t, tt.file, tt.text, nil)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func gb18030(t *testing.T, s string) string {
	t.Helper()
	out, err := simplifiedchinese.GB18030.NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func utf16(t *testing.T, s string) string {
	t.Helper()
	out, err := unicode.UTF16(unicode.LittleEndian, unicode.UseBOM).NewEncoder().String(s)
	if err != nil {
		t.Fatal(err)
	}
	return out
}

func TestYearsBelowMergedNamesAreSeriesByYear(t *testing.T) {
	text := string(workbook(t, func(x *excelize.File) {
		for cell, v := range map[string]any{
			"A1": "Country", "B1": "Exports (US$ m)", "D1": "Share (%)", "B2": 2019, "C2": 2020, "D2": 2019, "E2": 2020,
			"A3": "Kenya", "B3": 1.5, "C3": 2.5, "D3": 10, "E3": "..", "A4": "Peru", "B4": 3, "C4": 4, "D4": 20, "E4": 30,
		} {
			if err := x.SetCellValue("Sheet1", cell, v); err != nil {
				t.Fatal(err)
			}
		}
		for _, m := range [][2]string{{"A1", "A2"}, {"B1", "C1"}, {"D1", "E1"}} {
			if err := x.MergeCell("Sheet1", m[0], m[1]); err != nil {
				t.Fatal(err)
			}
		}
	}))
	want := []string{
		"exports: Exports in US$ million", "share: Share in %", "exports-2019-kenya | US$1.5 million | 2019 | Kenya", "exports-2020-kenya | US$2.5 million | 2020 | Kenya", "share-2019-kenya | 10 % | 2019 | Kenya",
		"exports-2019-peru | US$3 million | 2019 | Peru", "exports-2020-peru | US$4 million | 2020 | Peru", "share-2019-peru | 20 % | 2019 | Peru", "share-2020-peru | 30 % | 2020 | Peru",
		"place Kenya KEN", "place Peru PER", "gaps 1",
	}
	if diff := cmp.Diff(want, told(t, "trade.xlsx", text, nil)); diff != "" {
		t.Error(diff)
	}
	flat := "Country,Exports 2019 (US$ m),Exports 2020 (US$ m)\nKenya,1.5,2.5\n"
	want = []string{"exports: Exports in US$ million", "exports-2019-kenya | US$1.5 million | 2019 | Kenya", "exports-2020-kenya | US$2.5 million | 2020 | Kenya", "place Kenya KEN"}
	if diff := cmp.Diff(want, told(t, "flat.csv", flat, nil)); diff != "" {
		t.Error(diff)
	}
}
