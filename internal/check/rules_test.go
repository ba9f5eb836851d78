package check_test

import (
	"context"
	"fmt"
	"strings"
	"testing"

	"briefdeck/internal/check"
	"briefdeck/internal/deck"
	"briefdeck/internal/evidence"
	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
	"github.com/shopspring/decimal"
)

// harbour is a small library: freight of two years by two sources, ports counted in
// two ways, figures in every state, and a paper whose own words are held.
func harbour() (*evidence.Book, map[string]source.Document) {
	b := evidence.NewBook()
	lee := source.Source{Key: "lee", Short: "Lee", Title: "Ports and people", Authors: []string{"Ann Lee"}, Held: true}
	b.Sources["lee"], b.Sources["customs"] = lee, source.Source{Key: "customs", Short: "Customs"}
	b.References["lee"] = []source.Reference{
		{Number: 1, Title: "Harbours of the west"},
		{Number: 2, Title: "A notice", Flags: []source.Flag{source.Erratum}},
		{Number: 3, Title: "A draft", Flags: []source.Flag{source.Preprint}},
	}
	usd, ports := evidence.Unit{Currency: "USD"}, evidence.Unit{Noun: "ports"}
	for _, i := range []evidence.Indicator{{Key: "freight", Name: "Freight", Unit: usd}, {Key: "ports", Name: "Ports", Unit: ports}, {Key: "hubs", Name: "Hubs", Unit: ports}} {
		b.Indicators[i.Key] = i
	}
	add := func(key, indicator, value, period string, change func(*evidence.Figure)) {
		f := evidence.Figure{Key: key, Indicator: indicator, Value: decimal.RequireFromString(value), Unit: ports, Status: evidence.Confirmed, Origin: evidence.Origin{Source: "lee"}}
		if indicator == "freight" {
			f.Unit, f.Scale = usd, 12
		}
		f.Period, _ = evidence.ParsePeriod(period)
		if change != nil {
			change(&f)
		}
		b.Figures[key] = f
	}
	derived := func(inputs ...string) func(*evidence.Figure) {
		return func(f *evidence.Figure) {
			f.Unit, f.Scale = evidence.Unit{Percent: true}, 0
			f.Derivation = &evidence.Derivation{Formula: evidence.PercentChange, Inputs: inputs, Decimals: 1}
		}
	}
	state := func(s evidence.Status) func(*evidence.Figure) { return func(f *evidence.Figure) { f.Status = s } }
	add("freight-2013", "freight", "1.04", "2013", nil)
	add("freight-2013-customs", "freight", "1.04", "2013", func(f *evidence.Figure) { f.Origin.Source = "customs" })
	add("freight-2020", "freight", "1.35", "2020", nil)
	add("freight-2020-old", "freight", "1.3", "2020", state(evidence.Superseded))
	add("freight-2020-other", "freight", "1.4", "2020", state(evidence.Disputed))
	add("freight-2020-wrong", "freight", "13.5", "2020", state(evidence.Rejected))
	add("freight-2020-found", "freight", "1.36", "2020", state(evidence.Candidate))
	add("freight-2018", "freight", "1.2", "2018", func(f *evidence.Figure) { f.Qualifier = evidence.Projected })
	add("growth", "growth", "29.8", "2013/2020", derived("freight-2013", "freight-2020"))
	add("growth-stale", "growth", "31", "2013/2020", derived("freight-2013", "freight-2020"))
	add("growth-old", "growth", "25", "2013/2020", derived("freight-2013", "freight-2020-old"))
	add("ports", "ports", "133", "", nil)
	add("hubs", "hubs", "66", "2020", nil)
	for i, ind := range []string{"berths", "moorings", "docks"} {
		b.Indicators[ind] = evidence.Indicator{Key: ind, Concept: "places for ships", Name: ind, Unit: ports}
		add(ind+"-2020", ind, []string{"40", "44", "400"}[i], "2020", nil)
	}
	add("piers", "ports", "41", "2021", func(f *evidence.Figure) { f.Origin = evidence.Origin{} })
	b.Claims = []evidence.Claim{{Key: "grew", Text: "It grew.", Figures: []string{"growth"}}, {Key: "rose", Text: "It rose."}}
	b.Conflicts = []evidence.Conflict{{A: "ports", B: "hubs", State: evidence.Explained, Explanation: "Hubs are ports of call."}}
	add("sheds", "sheds", "30", "2020", func(f *evidence.Figure) { f.Stale = "its sentence says 31 in revision 2" })
	b.Indicators["sheds"] = evidence.Indicator{Key: "sheds", Name: "Sheds", Unit: ports}
	b.Claims = append(b.Claims, evidence.Claim{Key: "stood", Text: "It stood.", Quotes: []evidence.Quote{{Source: "lee", Stale: "its words are gone from revision 2"}}})
	return b, map[string]source.Document{"lee": {Source: lee, Sections: []source.Section{{Paragraphs: []source.Paragraph{
		{Kind: source.Prose, Text: "The quay is the policy. Easier passage has raised the freight of small ports by about a third since 2013, the records show."},
		{Kind: source.Prose, Text: "港口的开放提高了小港口的货运量。"},
	}}}}}
}

// asItWas is the revision of the paper before the one that the harbour holds.
func asItWas(_ context.Context, key string) ([]check.Earlier, error) {
	if key != "lee" {
		return nil, nil
	}
	return []check.Earlier{{Number: 1, Document: source.Document{Sections: []source.Section{{Paragraphs: []source.Paragraph{
		{Kind: source.Prose, Text: "The quay made the policy. Ships came and went."},
	}}}}}}, nil
}

func texts(docs map[string]source.Document) check.Texts {
	return check.Texts{Documents: docs, Earlier: asItWas}
}

// dated is a deck of November 2026 with these blocks on one slide.
func dated(title string, blocks ...deck.Block) *deck.Deck {
	d := &deck.Deck{Key: "d", Meta: deck.Meta{Title: "D", Date: "23 November 2026"}, Slides: []deck.Slide{{ID: "s1", Title: title, Blocks: blocks}}}
	for i := range d.Slides[0].Blocks {
		d.Slides[0].Blocks[i].ID = deck.ID(fmt.Sprintf("b%d", i+1))
	}
	return d
}

func text(s string) deck.Block { return deck.Block{Kind: deck.Text, Text: s} }
func recommending(all ...deck.Action) deck.Block {
	return deck.Block{Kind: deck.Recommendation, Actions: all}
}

func callout(s string) deck.Block { return deck.Block{Kind: deck.Callout, Text: s} }
func quote(s, src string) deck.Block {
	return deck.Block{Kind: deck.QuoteBlock, Quote: &deck.Quote{Text: s, Source: src}}
}

func picture(alt, caption string) deck.Block {
	return deck.Block{Kind: deck.ImageBlock, Alt: alt, Image: &deck.Image{Ref: "map", Caption: caption}}
}

func keys(n int, label string) deck.Block {
	b := deck.Block{Kind: deck.KeyFigures}
	for range n {
		b.Figures = append(b.Figures, deck.KeyFigure{Value: "{{fig:freight-2013|value}}", Label: label})
	}
	return b
}

func keysOf(value, label string) deck.Block {
	return deck.Block{Kind: deck.KeyFigures, Figures: []deck.KeyFigure{{Value: value, Label: label}}}
}

func noted(d *deck.Deck, notes string) *deck.Deck { d.Slides[0].Notes = notes; return d }

func bullets(n int) deck.Block {
	return deck.Block{Kind: deck.Bullets, Items: make([]deck.Item, n)}
}

func withClaims(b deck.Block, claims ...string) deck.Block { b.Claims = claims; return b }
func stating(claims ...string) deck.Block                  { return withClaims(text("So it is."), claims...) }

var caveats = deck.Block{Kind: deck.Caveats}

func brief(d *deck.Deck) *deck.Deck { d.Meta.Template = "ministerial-brief"; return d }

// Every rule on decks with its fault and on decks that only look like it. want is the
// subject of each finding, or a part of its words.
func TestEveryRuleFindsItsFaultAndNothingElse(t *testing.T) {
	for _, tc := range []struct {
		rule, name string
		deck       *deck.Deck
		want       []string
	}{
		{"unbound-number", "an amount that a figure has is offered that figure", dated("", text("Freight was US$1.35 trillion in 2020.")), []string{"bind it to freight-2020:"}},
		{"unbound-number", "a count with its noun finds its figure", dated("", text("There are 133 ports.")), []string{"bind it to ports:"}},
		{"unbound-number", "a figure of another year is not offered", dated("", text("Freight was US$1.35 trillion in 2019.")), []string{"add the figure to the library"}},
		{"unbound-number", "a share, typed or spelled", dated("Up 12 %", text("Seventy per cent of it is coal.")), []string{"“12 %”", "“Seventy per cent”"}},
		{"unbound-number", "a range is one number", dated("", text("With 64 or 65 countries.")), []string{"“64 or 65”"}},
		{"unbound-number", "Chinese amounts", dated("", text("货运额为1.35万亿美元，占25%，涉及133个港口。")), []string{"“1.35万亿美元”", "“25%”", "“133”"}},
		{"unbound-number", "a token is bound", dated("", text("Freight was {{fig:freight-2020}} in 2020 [@lee:12].")), nil},
		{"unbound-number", "years, dates and times", dated("2013–2020", text("From 2013 to 2020/21, on 23 November 2026, March 31, 2019-03-27, 27/3/2019 at 10:30 in the 1990s, FY2021.")), nil},
		{"unbound-number", "places in documents", dated("", text("See section 2.1, chapters 4 and 5, § 12, Figure 13, page 17, pp. 20–22, Annex 14, No. 15, Article 50(2), slides 16 to 18 [19].")), nil},
		{"unbound-number", "ordinals, lists and small counts", dated("", text("1. The 21st century\n\n2) has 3 questions and 12 answers (4).")), nil},
		{"unbound-number", "names with digits", dated("", text("The G20, COVID-19, 5G, CO2, A4, Agenda 2063, ISO 14001, SDG 14, Windows 11, 16:9 and 24/7.")), nil},
		{"unbound-number", "spans of time", dated("", text("Within 30 days, over 25 years, a 20-minute talk, 90 minutes.")), nil},
		{"unbound-number", "addresses and code", dated("", text("See https://example.org/2020/1350, doi:10.1000/182, `x = 133` and [this](http://a.b/77).")), nil},
		{"unbound-number", "Chinese dates and places", dated("", text("2013年3月27日，第21届会议，第2.1节，21世纪，30天内，二十国集团，20国集团。")), nil},
		{"unbound-number", "descriptions, source lines and hidden slides", hidden(dated("", text("133 ports"))), nil},

		{"figure-status", "a rejected figure is an error", dated("", text("{{fig:freight-2020-wrong}}")), []string{"was rejected"}},
		{"figure-status", "a superseded figure names its successor", dated("", text("{{fig:freight-2020-old}}")), []string{"use US$1.35 trillion (Freight) instead"}},
		{"figure-status", "a candidate", dated("", text("{{fig:freight-2020-found}}")), []string{"confirmed by nobody"}},
		{"figure-status", "a disputed figure without caveats", dated("", text("{{fig:freight-2020-other}}")), []string{"is disputed"}},
		{"figure-status", "a disputed figure that the caveats name", dated("", text("{{fig:freight-2020-other}}"), caveats), nil},
		{"figure-status", "a confirmed figure", dated("", text("{{fig:freight-2020}}")), nil},

		{"stale-figure", "inputs that give another value", dated("", text("{{fig:growth-stale}}")), []string{"its inputs now give 29.8"}},
		{"stale-figure", "an input that was superseded", dated("", text("{{fig:growth-old}}")), []string{"freight-2020-old was superseded"}},
		{"stale-figure", "a figure that follows", dated("", text("{{fig:growth}}")), nil},

		{"changed-figure", "another value than when it was placed", placed("freight-2020", "1.3e12"), []string{"was US$1.3 trillion when it was placed and is US$1.35 trillion now"}},
		{"changed-figure", "the same amount written otherwise", placed("freight-2020", "1350e9"), nil},
		{"changed-figure", "a figure that nobody looked at yet", placed("growth", "3"), nil},

		{"undated-figure", "a number without a date", dated("", text("{{fig:ports}} signed.")), []string{"gives no date for 133 ports"}},
		{"undated-figure", "a number that is called undated", dated("", text("{{fig:ports}} signed, undated.")), nil},
		{"undated-figure", "a number that the caveats call undated", dated("", text("{{fig:ports}} signed."), caveats), nil},
		{"undated-figure", "Chinese words for it", dated("", text("{{fig:ports}}，没有日期。")), nil},
		{"undated-figure", "a key figure without its year", dated("", keys(1, "freight")), []string{"say of when it is: 2013"}},
		{"undated-figure", "a key figure with its year", dated("", keys(1, "freight, 2013")), nil},

		{"unattributed-figure", "a figure without a source", dated("", text("{{fig:piers}} in 2021")), []string{"41 ports has no source"}},
		{"unattributed-figure", "a figure with one", dated("", text("{{fig:hubs}}")), nil},

		{"future-tense", "will reach in a past year", dated("", text("Freight will reach a new high in 2020.")), []string{"will reach a new high in 2020"}},
		{"future-tense", "is expected to by a past year", dated("", text("It is expected to serve all ports by the end of 2024.")), []string{"is expected to serve all ports by the end of 2024"}},
		{"future-tense", "Chinese", dated("", text("到2020年，货运额将达到新高。预计到2024年完成。")), []string{"到2020年，货运额将达", "预计到2024年"}},
		{"future-tense", "a projection of a year that is over", dated("", text("{{fig:freight-2018}}")), []string{"is a projection for 2018"}},
		{"future-tense", "a year to come", dated("", text("Freight will reach a new high in 2030, by 2027. 到2030年将达到新高。")), nil},
		{"future-tense", "talk about the past", dated("", text("We will compare freight in 2013 with freight in 2020. 我们将比较2013年的数据。It was expected in 2019.")), nil},
		{"future-tense", "a deck without a date", undatedDeck("It will end in 2020."), nil},

		{"could-be-confused", "two counts without a word on the difference", dated("", text("{{fig:ports}} and {{fig:hubs}}")), []string{"can be taken for one another"}},
		{"could-be-confused", "two counts with caveats", dated("", text("{{fig:ports}} and {{fig:hubs}}"), caveats), nil},
		{"could-be-confused", "two definitions of one thing of which nobody decided", dated("", text("{{fig:berths-2020}}, {{fig:moorings-2020}} and {{fig:docks-2020}} in 2020")), []string{"could be taken for one another: one concept under two definitions"}},
		{"could-be-confused", "one of them alone", dated("", text("{{fig:ports}}")), nil},

		{"claim-without-evidence", "a claim without figures, and one that is not held", dated("", stating("rose", "gone")), []string{"rests on no figure", "no such claim: “gone”"}},
		{"claim-without-evidence", "a claim with a figure", dated("", stating("grew")), nil},

		{"recommendation-without-claim", "recommendations from nowhere", dated("Recommendations", bullets(2)), []string{"name no claim"}},
		{"recommendation-without-claim", "recommendations that follow from a claim", dated("What we recommend", withClaims(bullets(2), "grew")), nil},
		{"recommendation-without-claim", "other bullets", dated("What we know", bullets(2)), nil},

		{"recommendation-without-claim", "a block of recommendations from nowhere", dated("", recommending(deck.Action{What: "Count"})), []string{"name no claim"}},
		{"recommendation-without-owner", "nobody, and no day", dated("", recommending(deck.Action{What: "Count {{fig:ports}}"}, deck.Action{What: "Say", Who: "Unit"}, deck.Action{What: "Ask", When: "May"})), []string{"1 does not say who does it and by when: “Count", "2 does not say by when", "3 does not say who does it"}},
		{"recommendation-without-owner", "all is said, and an empty one", dated("", recommending(deck.Action{What: "Say", Who: "Unit", When: "May"}, deck.Action{})), nil},
		{"recommendation-without-owner", "four of them", dated("", recommending(make([]deck.Action, 4)...)), []string{"4 recommendations"}},

		{"single-source", "a headline of one source", dated("Freight was {{fig:freight-2020}} in 2020"), []string{"US$1.35 trillion (Freight) by Lee"}},
		{"single-source", "a headline of two sources", dated("Freight was {{fig:freight-2013}} in 2013"), nil},
		{"single-source", "a number in running text", dated("", text("{{fig:freight-2020}}")), nil},
		{"single-source", "a headline that the caveats speak of", dated("{{fig:freight-2020}}", caveats), nil},

		{"altered-quotation", "another word", dated("", quote("The quay was the policy.", "Lee, section 1")), []string{"[-was-] {+is+}"}},
		{"altered-quotation", "Chinese", dated("", quote("港口的封闭提高了小港口的货运量。", "[@lee]")), []string{"港口的[-封闭-] {+开放+}提高了"}},
		{"altered-quotation", "words that stand nowhere", dated("", quote("Ships are good for you and me.", "Lee")), []string{"does not stand in Lee"}},
		{"altered-quotation", "the source's words with other quotation marks and blanks", dated("", quote("“The  quay is the policy”", "Lee")), nil},
		{"altered-quotation", "marked omissions and additions", dated("", quote("Easier passage … raised the freight of [very] small ports by about a third […] the records show", "Ann Lee, 2021")), nil},
		{"altered-quotation", "our own reading", dated("", quote("The quay was policy.", "Our reading of Lee")), nil},
		{"altered-quotation", "a source that is not held", dated("", quote("The quay was policy.", "Customs")), nil},

		{"lost-anchor", "a figure whose sentence a new revision changed", dated("", text("{{fig:sheds}}")), []string{"30 ports no longer stands in Lee: its sentence says 31 in revision 2"}},
		{"lost-anchor", "a claim that rests on words that are gone", dated("", stating("stood", "grew")), []string{"the words that “It stood.” rests on no longer stand in Lee: its words are gone"}},
		{"lost-anchor", "a quotation of the revision before", dated("", quote("The quay made the policy.", "Lee"), quote("Ships came and went.", "Lee")), []string{"Lee says it otherwise since revision 2: The quay [-made-] {+is+} the policy.", "“Ships came and went.” stood in revision 1 of Lee and no longer does"}},
		{"lost-anchor", "a quotation that never stood there", dated("", quote("The quay were the policy.", "Lee")), nil},
		{"altered-quotation", "a quotation of the revision before", dated("", quote("The quay made the policy.", "Lee")), nil},
		{"stale-figure", "a figure whose sentence a new revision changed", dated("", text("{{fig:sheds}}")), nil},

		{"placeholder", "a title and a block of a template", dated("[State the finding in one sentence]", text("**Decision sought:** [the one thing you ask for, and by when].")), []string{"“[State the finding in one sentence]” is still", "“[the one thing you ask for, and by when]”"}},
		{"placeholder", "one finding a block", dated("", keysOf("[0]", "[what it counts, and when]"), deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"**A** [name]", "[its best reason]"}}}}), []string{"2 places are still what the template says: “[0]” and others", "“[name]” and others"}},
		{"placeholder", "Chinese, and notes", noted(dated("[一句话说明结论]"), "[Say the three now, and again at the end.]"), []string{"[一句话说明结论]", "says in the notes"}},
		{"placeholder", "links, citations, code and brackets of a writer's own", noted(dated("", text("See [the long report of last year](http://a.b/c), [@lee:2] and [see @lee]. It says “the freight [of the small ports] rose” [sic]. It lies in [0, 1], `[x y]`, and [then] it ended.")), "As [1] says"), nil},
		{"placeholder", "insertions into a quotation", dated("", quote("The quay [of that time] is the policy.", "Lee")), nil},

		{"weak-reference", "an erratum and a preprint", dated("", text("So it is [@lee:2], and so [@lee:3].")), []string{"the notice of an erratum", "is a preprint"}},
		{"weak-reference", "a preprint that is called one", dated("", text("A preprint says so [@lee:3].")), nil},
		{"weak-reference", "a sound work", dated("", text("So it is [@lee:1].")), nil},

		{"missing-alt", "a picture without words", dated("", picture("", "")), []string{"has no description"}},
		{"missing-alt", "a picture with a caption only", dated("", picture("", "The quay")), []string{"by its caption alone"}},
		{"missing-alt", "a described picture", dated("", picture("A quay", "")), nil},

		{"brief-budget", "a long bottom line", brief(dated("", callout(strings.Repeat("word ", 61)))), []string{"has 61 words"}},
		{"brief-budget", "a bottom line and the decision sought", brief(dated("", callout(strings.Repeat("word ", 60)+"\n\n"+strings.Repeat("word ", 30)))), nil},
		{"brief-budget", "too many words", brief(dated("", text(strings.Repeat("word ", 1501)))), []string{"1501 words"}},
		{"brief-budget", "six key figures, and two", brief(dated("", keys(6, "2013"), keys(2, "2013"))), []string{"6 key figures", "2 key figures"}},
		{"brief-budget", "four recommendations", brief(dated("Recommendations", bullets(4))), []string{"4 recommendations"}},
		{"brief-budget", "three recommendations, and four bullets elsewhere", brief(dated("What we know", bullets(4))), nil},
		{"brief-budget", "another template", dated("Recommendations", bullets(4), keys(6, "2013")), nil},
	} {
		t.Run(tc.rule+": "+tc.name, func(t *testing.T) {
			var got []string
			for _, f := range look(t, tc.deck).Findings {
				if f.Rule == tc.rule {
					got = append(got, f.Text+"; "+f.Hint)
					if f.Title == "" || f.Why == "" || f.Hint == "" || f.Severity == "" {
						t.Errorf("incomplete: %+v", f)
					}
				}
			}
			if len(got) != len(tc.want) {
				t.Fatalf("found %q, want %q", got, tc.want)
			}
			for i, want := range tc.want {
				if !strings.Contains(got[i], want) {
					t.Errorf("found %q, want %q in it", got[i], want)
				}
			}
		})
	}
}

func look(t *testing.T, d *deck.Deck) check.Report {
	t.Helper()
	b, docs := harbour()
	r, err := check.Deck(context.Background(), check.Input{Deck: d, Book: b, Texts: texts(docs)})
	if err != nil {
		t.Fatal(err)
	}
	return r
}

func hidden(d *deck.Deck) *deck.Deck { d.Slides[0].Hidden = true; return d }

func undatedDeck(s string) *deck.Deck { d := dated("", text(s)); d.Meta.Date = ""; return d }

func placed(key, amount string) *deck.Deck {
	d := dated("", text("{{fig:freight-2020}}"))
	d.Review.Accepted = map[string]string{key: amount}
	return d
}

func TestAFixOfTheEvidenceMendsItsFinding(t *testing.T) {
	d := dated("", text("{{fig:growth-stale}} {{fig:freight-2020-found}}"))
	b, docs := harbour()
	for _, f := range look(t, d).Findings {
		if f.Fix == nil || f.Fix.Change == nil {
			t.Fatalf("no fix: %+v", f)
		}
		for _, g := range f.Fix.Change.Figures.Put {
			b.Figures[g.Key] = g
		}
		for key, s := range f.Fix.Change.Status {
			g := b.Figures[key]
			g.Status = s
			b.Figures[key] = g
		}
	}
	r, err := check.Deck(context.Background(), check.Input{Deck: d, Book: b, Texts: texts(docs)})
	if err != nil || len(r.Findings) != 0 {
		t.Errorf("still found: %+v, %v", r.Findings, err)
	}
}

// A dismissed finding is told with its reason and no longer counts; an error that says
// the page would be wrong cannot be dismissed.
func TestDismissedFindingsDoNotCount(t *testing.T) {
	d := dated("", text("There are 133 ports."))
	f := look(t, d).Findings[0]
	if _, err := (deck.Dismiss{Dismissal: deck.Dismissal{Finding: f.Key(), Reason: "a round number"}}).Apply(d); err != nil {
		t.Fatal(err)
	}
	r := look(t, d)
	if r.Count(deck.Warning) != 0 || r.Findings[0].Dismissed != "a round number" {
		t.Errorf("got %+v", r.Findings)
	}
	firm := deck.Finding{Rule: "unknown-figure", Severity: deck.Error, Slide: "s1", Text: "no such figure"}
	firm.Subject = firm.Text
	d.Review.Dismissed = []deck.Dismissal{{Finding: firm.Key(), Reason: "so what"}}
	r, err := check.Deck(context.Background(), check.Input{Deck: d, Outputs: []check.Output{{Name: "slides", Found: []deck.Finding{firm}}}})
	if err != nil || len(r.Errors()) != 1 {
		t.Errorf("an error was dismissed: %+v, %v", r, err)
	}
}

// A template's words are a warning in a draft and an error in a final version, unless
// somebody said why they stay.
func TestATemplatesWordsStopAFinalVersion(t *testing.T) {
	d := dated("[The question of this lecture]")
	r := look(t, d)
	if len(r.Errors()) != 0 || r.Count(deck.Warning) != 1 || len(r.Final().Errors()) != 1 {
		t.Errorf("got %+v", r.Findings)
	}
	d.Review.Dismissed = []deck.Dismissal{{Finding: r.Findings[0].Key(), Reason: "a lesson on templates"}}
	if r := look(t, d); len(r.Final().Errors()) != 0 {
		t.Errorf("a dismissed one stops it: %+v", r.Findings)
	}
}

// What a fix does makes its own finding go away, and undoing it gives the deck back.
func TestAFixMendsItsFinding(t *testing.T) {
	d := dated("Freight rose by 29.8 % from 2013 to 2020",
		text("Freight was US$1.35 trillion in 2020, or 1,350 billion dollars, and US$1.0 trillion in 2013. There are 133 ports, undated."),
		text("{{fig:freight-2020-old|short}}"), keys(1, "freight"), keys(1, ""), quote("The quay was the policy.", "Lee"), picture("", "The quay"),
		deck.Block{Kind: deck.TableBlock, Table: &deck.Table{Rows: [][]string{{"Year", "Freight"}, {"2020", "US$1.35 tn"}, {"2013", "1.04"}}}},
	)
	fixed := 0
	for _, f := range look(t, d).Findings {
		if f.Fix == nil || f.Fix.Edit == nil {
			continue
		}
		fixed++
		next := d.Clone()
		back, err := f.Fix.Edit.Apply(next)
		if err != nil {
			t.Fatalf("%s: %v", f.Fix.Label, err)
		}
		for _, g := range look(t, next).Findings {
			if g.Key() == f.Key() {
				t.Errorf("%q is still found after %q", f.Text, f.Fix.Label)
			}
		}
		if _, err := back.Apply(next); err != nil || cmp.Diff(d, next) != "" {
			t.Errorf("undoing %q: %v %s", f.Fix.Label, err, cmp.Diff(d, next))
		}
	}
	if fixed < 9 {
		t.Errorf("only %d findings have a fix", fixed)
	}
}
