package extract

import (
	"strconv"
	"strings"
	"testing"
	"unicode/utf8"

	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// document wraps paragraphs of one section, published in 2022.
func document(paragraphs ...string) source.Document {
	d := source.Document{Source: source.Source{Key: "paper", Published: "2022-05"}}
	s := source.Section{Number: "3.1", Title: "Bridges", Level: 2}
	for _, text := range paragraphs {
		s.Paragraphs = append(s.Paragraphs, source.Paragraph{ID: source.NewID(), Kind: source.Prose, Text: text})
	}
	d.Sections = []source.Section{s}
	return d
}

// told writes a figure on one line: key, value with unit, qualifier, dates, who says
// so, and the quote in guillemets.
func told(d source.Document, f evidence.Figure) string {
	parts := []string{f.Key + ":", f.Value.String(), f.Unit.ScaledString(f.Scale)}
	if f.Qualifier != evidence.Exact {
		parts = append(parts, "("+string(f.Qualifier)+")")
	}
	if !f.Period.IsZero() {
		parts = append(parts, "in "+f.Period.String())
	}
	if !f.AsOf.IsZero() {
		parts = append(parts, "as of "+f.AsOf.String())
	}
	if f.Attribution != "" {
		parts = append(parts, "says "+f.Attribution)
	}
	if f.Note != "" {
		parts = append(parts, "; "+f.Note)
	}
	_, p, _ := d.Paragraph(f.Origin.Paragraph)
	return strings.Join(append(parts, "«"+f.Origin.Quote.In(p.Text)+"»"), " ")
}

type sentence struct {
	name, text string
	want       []string
}

func check(t *testing.T, cases []sentence) {
	t.Helper()
	for _, c := range cases {
		t.Run(c.name, func(t *testing.T) {
			d := document(c.text)
			var got []string
			for _, f := range Figures(d) {
				got = append(got, told(d, f))
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Errorf("%s\n%s", c.text, diff)
			}
		})
	}
}

func TestEnglishFigures(t *testing.T) {
	check(t, []sentence{
		{"a count keeps its noun", "The river has 14 wooden bridges.", []string{"wooden-bridges: 14 wooden bridges «14 wooden bridges»"}},
		{"a qualifier belongs to the quote", "About 40 towns and villages take part.", []string{"towns-and-villages: 40 towns and villages (about) «About 40 towns and villages»"}},
		{"at least, more than and up to are told apart", "At least 5 ferries, more than 12 barges and up to 30 canoes sank.", []string{
			"ferries: 5 ferries (at least) «At least 5 ferries»", "barges: 12 barges (more than) «more than 12 barges»", "canoes: 30 canoes (up to) «up to 30 canoes»",
		}},
		{"fewer than keeps its words in the note", "Fewer than 10 ports remain.", []string{"ports: 10 ports (up to) ; printed: Fewer than «Fewer than 10 ports»"}},
		{"as of gives the date of a stock", "As of March 2021, the league counted 27 member clubs.", []string{"member-clubs-2021-03: 27 member clubs as of 2021-03 «27 member clubs»"}},
		{"by the end of a year is a stock too", "By the end of 2019, 145 towns had joined.", []string{"towns-2019: 145 towns as of 2019 «145 towns»"}},
		{"in a year is a period", "In 2016 the league opened 3 schools.", []string{"schools-2016: 3 schools in 2016 «3 schools»"}},
		{"from X to Y between two years is two dated values", "Trade grew from €2.4 billion to €3.1 billion between 2010 and 2015.", []string{
			"trade-2010: 2.4 € billion in 2010 «€2.4 billion»", "trade-2015: 3.1 € billion in 2015 «€3.1 billion»",
		}},
		{"from X in one year to Y in another", "Exports rose from $500 in 2001 to $1,200 in 2004.", []string{
			"exports-2001: 500 US$ in 2001 «$500»", "exports-2004: 1200 US$ in 2004 «$1,200»",
		}},
		{"the first of a pair takes the unit of the second", "Tariffs fell from 9.8 to 7.5 per cent.", []string{
			"tariffs: 9.8 % «9.8 to 7.5 per cent»", "tariffs-2: 7.5 % «7.5 per cent»",
		}},
		{"a range is a lower and an upper bound", "Between 10 and 15 million people moved.", []string{
			"people: 10 million people (at least) «10 and 15 million people»", "people-2: 15 million people (up to) «10 and 15 million people»",
		}},
		{"a range with a dash too", "Debt is 60–80% of output.", []string{"debt: 60 % (at least) «60–80%»", "debt-2: 80 % (up to) «60–80%»"}},
		{"each value takes the year beside it", "Output was 12 tonnes in 2018 and 15 tonnes in 2019.", []string{
			"tonnes-2018: 12 tonnes in 2018 «12 tonnes»", "tonnes-2019: 15 tonnes in 2019 «15 tonnes»",
		}},
		{"one date before a list serves all of it", "In 2020, 4 banks and 7 funds failed.", []string{
			"banks-2020: 4 banks in 2020 «4 banks»", "funds-2020: 7 funds in 2020 «7 funds»",
		}},
		{"who says so is kept", "According to the Ministry of Canals, lending reached RMB 200 billion in 2018.", []string{
			"loans-2018: 200 CN¥ billion in 2018 says Ministry of Canals «RMB 200 billion»",
		}},
		{"a report at the start of the sentence is an attribution", "The Harbour Board reported that 8 cranes stood idle.", []string{"cranes: 8 cranes says Harbour Board «8 cranes»"}},
		{"a forecast is projected", "Revenue is expected to reach £40m by 2030.", []string{"revenue-2030: 40 £ million (projected) in 2030 «£40m»"}},
		{"the future tense about the past is not", "Revenue will grow to £40m in 2019.", []string{"revenue-2019: 40 £ million in 2019 «£40m»"}},
		{"percentage points are not per cent", "The share rose by 2.5 percentage points.", []string{"share: 2.5 percentage points «2.5 percentage points»"}},
		{"a negative number keeps its sign", "Growth was -0.4% in 2020.", []string{"growth-2020: -0.4 % in 2020 «-0.4%»"}},
		{"thousands may be parted by commas or blanks", "It made 420 000 jobs and 1,234 tools.", []string{"jobs: 420000 jobs «420 000 jobs»", "tools: 1234 tools «1,234 tools»"}},
		{"symbols of measure are units", "The line is 1,318 km long.", []string{"km: 1318 km «1,318 km»"}},
		{"since leaves the period open", "Since 2013, 50 parks have opened.", []string{"parks: 50 parks ; since 2013 «50 parks»"}},
		{"equal keys are numbered", "It has 3 ponds. It had 2 ponds.", []string{"ponds: 3 ponds «3 ponds»", "ponds-2: 2 ponds «2 ponds»"}},
		{"a date does not reach into the next sentence", "In 2016 a letter was signed. The 9 towns rejoiced.", []string{"towns: 9 towns «9 towns»"}},
	})
}

func TestWhatIsNoFigure(t *testing.T) {
	for _, c := range []sentence{
		{name: "bare years", text: "The 2016 elections and the 2030 Agenda followed 1990s fashion."},
		{name: "dates", text: "On 12 March 2022 and on 3 May they met; the text of 2021-04-05 stands."},
		{name: "ordinals", text: "The 5th anniversary fell in the 21st century, after the 19th congress."},
		{name: "a rhetorical century", text: "It is a change unseen in a century."},
		{name: "section references", text: "See section 3.2, Table 4, Figure 2, page 14 and Article 5 rules."},
		{name: "postcodes", text: "Write to Hill School, Easton 541000, Norland."},
		{name: "telephone numbers", text: "Call 0571-8888 2222 or phone +44 20 7946 0958 friends."},
		{name: "names with digits", text: "The G20 met after COVID-19 near 18F with A4 papers on M-16-21 rules."},
		{name: "citation marks", text: "As shown [12] and again ^[3]^ farmers gain [4,5] benefits."},
		{name: "times and scores", text: "At 10:30 teams drew 24/7 crowds."},
		{name: "addresses", text: "See https://example.org/12/pages and doi 10.1000/182 papers."},
		{name: "time looking back", text: "Over the past 10 years, the next five years, or 3 months ago."},
		{name: "compounds", text: "A 5-year plan for a 66-country bloc."},
		{name: "numbers without a unit", text: "The index stood at 512."},
		{name: "the number of a list item", text: "3. Bridges need care."},
		{name: "Chinese ordinals and dates", text: "第5届会议于2月3日在第3章所述地点举行，图2为10周年。"},
		{name: "a Chinese postcode and phone", text: "地址：541000，电话：0773-5846321。"},
	} {
		t.Run(c.name, func(t *testing.T) {
			d := document(c.text)
			for _, f := range Figures(d) {
				t.Errorf("%s: found %s", c.text, told(d, f))
			}
		})
	}
}

func TestChineseFigures(t *testing.T) {
	check(t, []sentence{
		{"a stock with its date", "截至2022年2月，该机构已同32个国际组织签约。", []string{"international-organizations-2022-02: 32 个国际组织 as of 2022-02 «32个国际组织»"}},
		{"two values of a change", "贸易额从1.04万亿美元增长到1.35万亿美元。", []string{"trade: 1.04 US$ trillion «1.04万亿美元»", "trade-2: 1.35 US$ trillion «1.35万亿美元»"}},
		{"each with its year", "贸易额从2013年的1.04万亿美元增长到2020年的1.35万亿美元。", []string{
			"trade-2013: 1.04 US$ trillion in 2013 «1.04万亿美元»", "trade-2020: 1.35 US$ trillion in 2020 «1.35万亿美元»",
		}},
		{"hundred millions come as millions", "2019年投资约3.5亿元。", []string{"investment-2019: 350 CN¥ million (about) in 2019 «约3.5亿元»"}},
		{"per cent and points", "出口增长5.2%，占比提高1.5个百分点。", []string{"growth: 5.2 % «5.2%»", "share: 1.5 percentage points «1.5个百分点»"}},
		{"countries and regions", "已有150多个国家和地区参加。", []string{"countries-and-regions: 150 个国家和地区 (more than) «150多个国家和地区»"}},
		{"who says so", "据商务部统计，新增企业超过2000家企业。", []string{"companies: 2000 家企业 (more than) says 商务部 «超过2000家企业»"}},
		{"at least and about", "至少12个项目，5万人左右受益。", []string{"projects: 12 个项目 (at least) «至少12个项目»", "people: 50 thousand 人 (about) «5万人左右»"}},
		{"a span of years", "2014至2018年新建7座桥梁。", []string{"桥梁-2014-2018: 7 座桥梁 in 2014/2018 «7座桥梁»"}},
	})
}

// TestPlaces: a figure names its section, sentence and paragraph, and spans are bytes.
func TestPlaces(t *testing.T) {
	d := document("Nothing here.", "Café prices rose. Über 20 cafés closed.")
	f := Figures(d)
	if len(f) != 1 {
		t.Fatalf("%d figures", len(f))
	}
	want := evidence.Origin{Source: "paper", Section: "3.1", Locator: "sentence 2", Paragraph: d.Sections[0].Paragraphs[1].ID, Quote: f[0].Origin.Quote}
	if diff := cmp.Diff(want, f[0].Origin); diff != "" {
		t.Error(diff)
	}
	if got := f[0].Origin.Quote.In(d.Sections[0].Paragraphs[1].Text); got != "20 cafés" {
		t.Errorf("quote %q", got)
	}
	if f[0].Indicator != "cafés" || f[0].Status != evidence.Candidate {
		t.Errorf("indicator %q, status %q", f[0].Indicator, f[0].Status)
	}
}

// TestSkippedSections: code, summaries and lists of other works hold no candidates; notes do.
func TestSkippedSections(t *testing.T) {
	d := document("It has 3 ponds.")
	d.Sections[0].Paragraphs[0].Kind = source.Code
	d.Sections = append(d.Sections,
		source.Section{Title: "References", Paragraphs: []source.Paragraph{{Kind: source.Prose, Text: "It has 4 ponds."}}},
		source.Section{Title: "Notes", Paragraphs: []source.Paragraph{{ID: source.NewID(), Kind: source.NoteText, Text: "It has 5 ponds."}}},
		source.Section{Title: "Summary", Paragraphs: []source.Paragraph{{Kind: source.Summary, Text: "It has 6 ponds."}}})
	var got []string
	for _, f := range Figures(d) {
		got = append(got, told(d, f))
	}
	if diff := cmp.Diff([]string{"ponds: 5 ponds «5 ponds»"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestCellsOfTables: a cell of words states figures, a cell of one number is data.
func TestCellsOfTables(t *testing.T) {
	d := document("Harbour | 12% | The harbour has 14 cranes and no lights | 40 ships")
	d.Sections[0].Paragraphs[0].Kind = source.TableRow
	var got []string
	for _, f := range Figures(d) {
		got = append(got, told(d, f))
	}
	if diff := cmp.Diff([]string{"cranes: 14 cranes «14 cranes»"}, got); diff != "" {
		t.Error(diff)
	}
}

// TestHeadingsTakenForProse: a paragraph that is no sentence and begins with its number.
func TestHeadingsTakenForProse(t *testing.T) {
	for _, text := range []string{"Ten lessons for harbour boards", "4 bridges and ferries", "Twelve cities that changed the river"} {
		d := document(text)
		for _, f := range Figures(d) {
			t.Errorf("%s: found %s", text, told(d, f))
		}
	}
}

func FuzzFigures(f *testing.F) {
	for _, s := range []string{
		"About 40 towns and villages take part.", "Trade grew from €2.4 billion to €3.1 billion between 2010 and 2015.",
		"截至2022年2月，该机构已同32个国际组织签约，投资约3.5亿元。", "Between 10 and 15 million people; 60–80% of -0.4% in 1990s.",
		"US$1-2 m, 百分之5, 5\u00a0000 km², ¥12多万人", "\xff1 bad\x00 2 worse", "12/03/2022 99999999999999999999 towns, 1,000,000,00 cats", "from 1 to 2 to 3 in 2016 to 2017 towns",
		"28.2 deaths per 1,000 live births in the second quarter of 2020", "$1–2M/year, minus $5 to 10 million", "300至500万人，四成，三分之二，任期三年，新臺幣3.2億元，港口12个", "Fewer than 1,000 of the 12,000 firms, at least 5 and possibly as many as 8 ports",
		"Norland holds 12 members, Sudland nine, Estland one and Westland three, half a dozen", "the number of ships rose from 2.4 million to -3%", "minus one to 2 million, 0.5万亿 to 一亿二千万人",
	} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, s string) {
		d := document(s)
		keys := map[string]bool{}
		for _, fig := range Figures(d) {
			q := fig.Origin.Quote.In(s)
			if q == "" || keys[fig.Key] || fig.Key == "" || fig.Unit == (evidence.Unit{}) {
				t.Fatalf("bad figure %+v, quote %q", fig, q)
			}
			if utf8.ValidString(s) && !utf8.ValidString(q) {
				t.Fatalf("the quote cuts a character: %q", q)
			}
			if !strings.ContainsAny(q, "0123456789") && !inWords(q) && !hanNumber.MatchString(q) || fig.Value.Exponent() < -maxDigits {
				t.Fatalf("the quote %q has no number, or too fine a one: %s", q, fig.Value)
			}
			keys[fig.Key] = true
		}
	})
}

// BenchmarkFigures reads a sentence with two dated amounts.
func BenchmarkFigures(b *testing.B) {
	d := document("According to the Ministry of Canals, trade along the river grew from €2.4 billion to €3.1 billion between 2010 and 2015.")
	for b.Loop() {
		if len(Figures(d)) != 2 {
			b.Fatal("figures lost")
		}
	}
}

// BenchmarkManySentences reads texts of short sentences with one figure each; the time
// per sentence is the same for long texts as for short ones.
func BenchmarkManySentences(b *testing.B) {
	for _, n := range []int{1_000, 10_000, 100_000} {
		b.Run(strconv.Itoa(n), func(b *testing.B) {
			d := document(strings.Repeat("It has 3 ponds. ", n))
			for b.Loop() {
				if len(Figures(d)) != n {
					b.Fatal("figures lost")
				}
			}
			b.ReportMetric(float64(b.Elapsed().Nanoseconds())/float64(b.N*n), "ns/sentence")
		})
	}
}
