package evidence

import (
	"errors"
	"maps"
	"slices"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// confusing is a book in which some figures can be taken for one another.
func confusing() *Book {
	b := NewBook()
	b.Sources["duan"] = source.Source{Key: "duan", Short: "Duan", Held: true}
	b.Sources["xinhua"] = source.Source{Key: "xinhua", Short: "Xinhua", Published: "2022-05-20"}
	countries, usd := Unit{Noun: "countries"}, Unit{Currency: "USD"}
	b.Indicators["signed"] = Indicator{Key: "signed", Concept: "partners", Name: "Signatories", Unit: countries}
	b.Indicators["listed"] = Indicator{Key: "listed", Concept: "partners", Name: "Countries on the list", Unit: countries}
	b.Indicators["goods"] = Indicator{Key: "goods", Concept: "goods", Name: "Goods trade", Unit: usd, Scale: 12}
	b.Indicators["cargo"] = Indicator{Key: "cargo", Concept: "cargo", Name: "Seaborne trade", Unit: usd, Scale: 12}
	return b
}

func stated(key, ind, value, from string, unit Unit, year int) Figure {
	f := Figure{Key: key, Indicator: ind, Value: number(value), Unit: unit, Status: Confirmed, Origin: Origin{Source: from}}
	if year > 0 {
		f.Period = Period{From: Date{Year: year}}
	}
	return f
}

func TestFiguresThatCouldBeConfusedAreProposed(t *testing.T) {
	countries, usd := Unit{Noun: "countries"}, Unit{Currency: "USD"}
	regions := Unit{Noun: "countries and regions"}
	dataset := func(f Figure) Figure {
		f.Origin.Dataset = "table.csv"
		return f
	}
	with := func(f Figure, change func(*Figure)) Figure {
		change(&f)
		return f
	}
	for _, c := range []struct {
		name    string
		figures []Figure
		want    string
	}{
		{"two sources for one thing", []Figure{stated("a", "goods", "1.2", "duan", usd, 2020), stated("b", "goods", "1.4", "xinhua", usd, 2020)}, "two sources for goods trade, 2020"},
		{"two sources that agree", []Figure{stated("a", "goods", "1.2", "duan", usd, 2020), stated("b", "goods", "1.20", "xinhua", usd, 2020)}, ""},
		{"two years of one series", []Figure{stated("a", "goods", "1.2", "duan", usd, 2019), stated("b", "goods", "1.4", "xinhua", usd, 2020)}, ""},
		{"one source with two values", []Figure{stated("a", "goods", "1.2", "duan", usd, 2020), stated("b", "goods", "1.4", "duan", usd, 2020)}, "two values for goods trade, 2020, in one source"},
		{"one concept under two definitions", []Figure{stated("a", "signed", "133", "duan", countries, 2019), stated("b", "listed", "133", "xinhua", countries, 2019)}, "one concept under two definitions: signatories, and countries on the list"},
		{"columns of one table", []Figure{dataset(stated("a", "signed", "133", "duan", countries, 2019)), dataset(stated("b", "listed", "66", "duan", countries, 2019))}, ""},
		{"the same things counted in one text", []Figure{stated("a", "", "133", "duan", regions, 0), stated("b", "", "66", "duan", countries, 0)}, "both count countries, no date: countries and regions, and countries"},
		{"the same count twice", []Figure{stated("a", "", "133", "duan", regions, 0), stated("b", "", "133", "duan", countries, 0)}, ""},
		{"nearly the same amount of a like thing", []Figure{stated("a", "goods", "1.35", "duan", usd, 2020), stated("b", "cargo", "1.37", "duan", usd, 2020)}, "nearly the same amount, 2020: goods trade, and seaborne trade"},
		{"amounts far apart", []Figure{stated("a", "goods", "1.35", "duan", usd, 2020), stated("b", "cargo", "0.4", "duan", usd, 2020)}, ""},
		{"two places", []Figure{stated("a", "goods", "1", "duan", usd, 2020), with(stated("b", "goods", "2", "xinhua", usd, 2020), func(f *Figure) { f.Place = "Asia" })}, ""},
		{"a rejected one", []Figure{stated("a", "goods", "1", "duan", usd, 2020), with(stated("b", "goods", "2", "xinhua", usd, 2020), func(f *Figure) { f.Status = Rejected })}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			b := confusing()
			for _, f := range c.figures {
				b.Figures[f.Key] = f
			}
			var want []Proposal
			if c.want != "" {
				want = []Proposal{{A: "a", B: "b", Why: c.want}}
			}
			if diff := cmp.Diff(want, b.Confusable()); diff != "" {
				t.Error(diff)
			}
			for _, s := range []ConflictState{Open, Explained, Resolved, Dismissed} {
				b.Conflicts = []Conflict{{A: "b", B: "a", State: s}}
				if got := b.Confusable(); got != nil {
					t.Errorf("a pair that is %s is proposed again", s)
				}
			}
		})
	}
}

func TestTwoSeriesAreProposedOnceByTheirLatestFigures(t *testing.T) {
	b := confusing()
	countries := Unit{Noun: "countries"}
	for year, key := range map[int]string{2018: "18", 2019: "19", 2020: "20"} {
		b.Figures["s"+key] = stated("s"+key, "signed", "100", "duan", countries, year)
		b.Figures["l"+key] = stated("l"+key, "listed", "90", "xinhua", countries, year)
	}
	got := b.Confusable()
	if len(got) != 1 || got[0].Pair() != "l20|s20" {
		t.Errorf("got %+v", got)
	}
	b.Conflicts = []Conflict{{A: "s18", B: "l18", State: Explained}}
	if got := b.Confusable(); got != nil {
		t.Errorf("decided for 2018, it is proposed again: %+v", got)
	}
}

// apply makes a change to a book as a library would, for conflicts and figures.
func apply(b *Book, c Change) {
	for _, f := range c.Figures.Put {
		b.Figures[f.Key] = f
	}
	for key, s := range c.Status {
		f := b.Figures[key]
		f.Status = s
		b.Figures[key] = f
	}
	for _, put := range c.Conflicts.Put {
		b.Conflicts = append(slices.DeleteFunc(b.Conflicts, func(old Conflict) bool { return old.Pair() == put.Pair() }), put)
	}
}

func TestAPairIsDecided(t *testing.T) {
	b := confusing()
	usd := Unit{Currency: "USD"}
	b.Figures["a"] = stated("a", "goods", "1.2", "duan", usd, 2020)
	other := stated("b", "goods", "1.4", "xinhua", usd, 2020)
	other.Status = Disputed
	b.Figures["b"] = other
	b.Conflicts = []Conflict{{ID: "id", A: "b", B: "a", State: Open}}

	c, err := b.Explain("a", "b", " One is revised. ")
	if err != nil {
		t.Fatal(err)
	}
	apply(b, c)
	want := []Conflict{{ID: "id", A: "b", B: "a", State: Explained, Explanation: "One is revised."}}
	if diff := cmp.Diff(want, b.Conflicts); diff != "" || !b.Conflicts[0].Stands() {
		t.Error(diff)
	}
	if _, err := b.Explain("a", "b", " \n"); !errors.Is(err, ErrNoWords) {
		t.Errorf("an empty explanation: %v", err)
	}

	if c, err = b.Prefer("b", "a"); err != nil || c.Name != "Prefer b" {
		t.Fatal(c, err)
	}
	apply(b, c)
	want[0].State = Resolved
	got := []any{b.Conflicts, b.Figures["a"].Status, b.Figures["a"].Successor, b.Figures["b"].Status}
	if diff := cmp.Diff([]any{want, Superseded, "b", Confirmed}, got); diff != "" {
		t.Error(diff)
	}

	if c, err = b.Dismiss("b", "a"); err != nil {
		t.Fatal(err)
	}
	apply(b, c)
	if got := b.ConflictsOf("a"); got != nil || b.Conflicts[0].State != Dismissed {
		t.Errorf("a dismissed pair is still told: %+v", got)
	}
	for _, bad := range [][2]string{{"a", "gone"}, {"a", "a"}} {
		if _, err := b.Dismiss(bad[0], bad[1]); err == nil {
			t.Errorf("%v is decided", bad)
		}
	}
}

func TestASupersededFigureLeadsToTheOneThatStands(t *testing.T) {
	b := NewBook()
	for _, key := range []string{"a", "b", "c"} {
		b.Figures[key] = Figure{Key: key, Status: Confirmed}
	}
	for _, pair := range [][2]string{{"a", "b"}, {"b", "c"}} {
		c, err := b.Supersede(pair[0], pair[1])
		if err != nil {
			t.Fatal(err)
		}
		apply(b, c)
	}
	next, ok := b.Standing(b.Figures["a"])
	if !ok || next.Key != "c" {
		t.Errorf("a leads to %q, %v", next.Key, ok)
	}
	if _, ok := b.Standing(b.Figures["c"]); ok {
		t.Error("c was superseded by nothing")
	}
	if diff := cmp.Diff([]string{"b"}, b.Supersedes("c")); diff != "" {
		t.Error(diff)
	}
	for _, bad := range [][2]string{{"c", "a"}, {"a", "a"}} {
		if _, err := b.Supersede(bad[0], bad[1]); !errors.Is(err, ErrCycle) {
			t.Errorf("%v: %v", bad, err)
		}
	}
}

func TestTheChainNamesEverybodyOnTheWay(t *testing.T) {
	b := confusing()
	b.References["duan"] = []source.Reference{
		{Number: 4, Authors: []string{"Li"}, Year: "2019", Title: "A work"},
		{Number: 5, Authors: []string{"Li", "Wu", "Xu"}, Year: "2018"},
		{Number: 6, Raw: "As printed"},
	}
	for _, c := range []struct {
		name string
		f    Figure
		want string
	}{
		{"the source itself", Figure{Origin: Origin{Source: "duan", Section: "2.2"}}, "Duan, section 2.2"},
		{"with a page", Figure{Origin: Origin{Source: "duan", Section: "2.2", Page: 4}}, "Duan, section 2.2, page 4"},
		{"a body that the source credits", Figure{Attribution: "Ministry of Commerce", Origin: Origin{Source: "duan", Section: "2.2"}}, "Ministry of Commerce, cited in Duan, section 2.2"},
		{"a work that the source cites", Figure{Origin: Origin{Source: "duan", Reference: 4}}, "Li, 2019, cited in Duan"},
		{"a body in a work in the source", Figure{Attribution: "Ministry of Commerce", Origin: Origin{Source: "duan", Section: "Abstract", Reference: 5}}, "Ministry of Commerce, cited in Li and others, 2018, cited in Duan, Abstract"},
		{"a reference that could not be read", Figure{Origin: Origin{Source: "duan", Reference: 6}}, "reference 6, cited in Duan"},
		{"a reference that is gone", Figure{Origin: Origin{Source: "duan", Reference: 9}}, "Duan"},
		{"a source that is only cited", Figure{Origin: Origin{Source: "xinhua"}}, "Xinhua, 2022"},
		{"no source held", Figure{Attribution: "Somebody"}, "Somebody"},
	} {
		t.Run(c.name, func(t *testing.T) {
			if got := b.Credit(c.f); got != c.want {
				t.Errorf("got %q", got)
			}
		})
	}
}

func TestADerivedFigureCreditsWhatItsInputsFollowFrom(t *testing.T) {
	b := confusing()
	b.Figures["a"] = stated("a", "", "1", "duan", Unit{}, 2019)
	b.Figures["b"] = Figure{Key: "b", Derivation: &Derivation{Formula: Sum, Inputs: []string{"a", "a"}}}
	f := Figure{Key: "c", Derivation: &Derivation{Formula: Sum, Inputs: []string{"b"}}}
	if got := b.Credit(f); got != "own calculation from Duan" {
		t.Errorf("got %q", got)
	}
	if diff := cmp.Diff([]string{"duan"}, b.SourcesOf(f)); diff != "" {
		t.Error(diff)
	}
}

func TestClaimsAreCheckedBeforeTheyAreKept(t *testing.T) {
	b := confusing()
	b.Figures["a"] = stated("a", "", "1", "duan", Unit{}, 2019)
	b.Claims = []Claim{{Key: "trade-grew-by-a-third", Text: "x"}}
	c, err := b.PutClaim(Claim{Kind: Fact, Text: " Trade  grew by a third, they say. ", Source: "duan", Figures: []string{"a"}})
	want := Change{Name: "Add claim", Claims: Rows[Claim]{Put: []Claim{{
		Key: "trade-grew-by-a-third-2", Kind: Fact, Text: "Trade grew by a third, they say.", Source: "duan", Figures: []string{"a"},
	}}}}
	if diff := cmp.Diff(want, c); diff != "" || err != nil {
		t.Error(diff, err)
	}
	for name, bad := range map[string]Claim{
		"says nothing":        {Kind: Fact, Source: "duan"},
		"is of no kind":       {Kind: "guess", Text: "x", Source: "duan"},
		"not \"nobody\"":      {Kind: Fact, Text: "x", Source: "nobody"},
		"no such figure":      {Kind: Fact, Text: "x", Source: "duan", Figures: []string{"gone"}},
		"such as \"a-claim\"": {Key: "A claim", Kind: Fact, Text: "x", Source: "duan"},
	} {
		if _, err := b.PutClaim(bad); err == nil {
			t.Errorf("%s: it is kept", name)
		}
	}
	if _, err := b.DeleteClaim("gone"); !errors.Is(err, ErrNotFound) {
		t.Errorf("got %v", err)
	}
}

func TestCoverageCountsWhatWasTakenFromAText(t *testing.T) {
	b := confusing()
	doc := source.Document{Source: b.Sources["duan"], Sections: []source.Section{{Paragraphs: []source.Paragraph{
		{ID: "p1", Kind: source.Prose}, {ID: "p2", Kind: source.Prose}, {ID: "p3", Kind: source.ListItem}, {ID: "t", Kind: source.TableRow},
	}}}}
	for i, s := range []Status{Confirmed, Candidate, Rejected, Superseded} {
		f := stated(string(s), "", "1", "duan", Unit{}, 2019)
		f.Status, f.Origin.Paragraph = s, []source.ID{"p1", "p1", "p2", "t"}[i]
		b.Figures[f.Key] = f
	}
	b.Claims = []Claim{
		{Key: "quoted", Source: "duan", Quotes: []Quote{{Source: "duan", Paragraph: "p3"}}},
		{Key: "fallen", Source: "duan", Figures: []string{"superseded", "rejected"}},
		{Key: "other", Source: "xinhua", Figures: []string{"confirmed"}},
	}
	want := SourceCoverage{Source: "duan", Paragraphs: 3, Used: 2, Figures: 3, Confirmed: 2, Candidates: 1, Claims: 2, Resting: 1}
	if diff := cmp.Diff(want, b.CoverSource(doc)); diff != "" {
		t.Error(diff)
	}
	var on []string
	for _, c := range b.ClaimsOn("confirmed") {
		on = append(on, c.Key)
	}
	if got := strings.Join(append(on, slices.Sorted(maps.Keys(b.Sources))...), " "); got != "other duan xinhua" {
		t.Errorf("got %q", got)
	}
}
