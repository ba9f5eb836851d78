package terms

import (
	"strings"
	"testing"
	"unicode/utf8"

	"github.com/google/go-cmp/cmp"
)

// list writes terms as "word@pos[text]".
func list(text string) []string {
	var out []string
	for _, t := range Of(text) {
		out = append(out, t.Text+"|"+text[t.Start:t.End])
	}
	return out
}

func TestTheTermsOfAText(t *testing.T) {
	for _, c := range []struct {
		name, text string
		want       []string
	}{
		{"words in lower case", "Trade Grew", []string{"trade|Trade", "grew|Grew"}},
		{"diacritics do not count", "Größe naïve Ørsted", []string{"grosse|Größe", "naive|naïve", "orsted|Ørsted"}},
		{"an accent written apart belongs to its letter", "re\u0301sume\u0301", []string{"resume|re\u0301sume\u0301"}},
		{"a soft hyphen holds a word together", "govern\u00adment", []string{"government|govern\u00adment"}},
		{"what stands between letters and digits ends a word", "US$1.35-trillion", []string{"us|US", "1|1", "35|35", "trillion|trillion"}},
		{"full-width forms are plain", "２０２０ＡＢ", []string{"2020ab|２０２０ＡＢ"}},
		{"Han characters go in pairs, and the last one alone", "一带一路", []string{"一带|一带", "带一|带一", "一路|一路", "路|路"}},
		{"punctuation ends a run", "合作,贸易", []string{"合作|合作", "作|作", "贸易|贸易", "易|易"}},
		{"scripts are kept apart", "5G网", []string{"5g|5G", "网|网"}},
		{"other alphabets are words", "Россия ΑΘΗΝΑ", []string{"россия|Россия", "αθηνα|ΑΘΗΝΑ"}},
		{"invalid bytes separate", "a\xffb", []string{"a|a", "b|b"}},
		{"nothing", " ,.!\u0301", nil},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, list(c.text)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestAQuestionIsReadAsPeopleTypeIt(t *testing.T) {
	w := func(words ...string) Clause {
		var c Clause
		for _, s := range words {
			text, star := strings.CutSuffix(s, "*")
			c = append(c, Word{text, star})
		}
		return c
	}
	for _, c := range []struct {
		query  string
		typing bool
		want   Query
	}{
		{"trade grew", false, Query{All: []Clause{w("trade"), w("grew")}}},
		{"trade gre", true, Query{All: []Clause{w("trade"), w("gre*")}}},
		{"trade grew ", true, Query{All: []Clause{w("trade"), w("grew")}}},
		{`"along the route"`, true, Query{All: []Clause{w("along", "the", "route")}}},
		{`"along the r`, true, Query{All: []Clause{w("along", "the", "r*")}}},
		{"“along the”", false, Query{All: []Clause{w("along", "the")}}},
		{"trad* -war", false, Query{All: []Clause{w("trad*")}, None: []Clause{w("war")}}},
		{`-"cold war" x`, false, Query{All: []Clause{w("x")}, None: []Clause{w("cold", "war")}}},
		{"state-owned", false, Query{All: []Clause{w("state", "owned")}}},
		{"一带一路", true, Query{All: []Clause{w("一带", "带一", "一路")}}},
		{"路", false, Query{All: []Clause{w("路*")}}},
		{"2020年", false, Query{All: []Clause{w("2020", "年*")}}},
		{"网络5G", false, Query{All: []Clause{w("网络", "络", "5g")}}},
		{"source:Duan kind:figures 1.35", false, Query{All: []Clause{w("1", "35")}, In: "duan", Kind: "figures"}},
		{"note:well", false, Query{All: []Clause{w("note", "well")}}},
		{"source:", false, Query{All: []Clause{w("source")}}},
		{`" - * ""`, true, Query{}},
	} {
		t.Run(c.query, func(t *testing.T) {
			if diff := cmp.Diff(c.want, Parse(c.query, c.typing)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestASnippetShowsMostOfWhatWasAskedFor(t *testing.T) {
	long := strings.Repeat("Words that nobody asked for stand here. ", 20)
	for _, c := range []struct{ name, text, query, want string }{
		{"a short text is whole", "Trade grew.", "grew", "Trade [grew]."},
		{"the window stands around the words", long + "Trade grew along the route. " + long, "trade route", "…here. [Trade] grew along the [route]. Words that nobody asked…"},
		{"without a hit, the beginning", long, "zebra", "Words that nobody asked for stand here. Words that nobody…"},
		{"neighbouring pairs melt", "全球一带一路倡议", "一带一路", "全球[一带一路]倡议"},
		{"of a pair one character", "国际合作", "合", "国际[合]作"},
		{"a phrase is one mark", "the old route and the new route", `"new route"`, "the old route and the [new route]"},
		{"line ends become spaces", "a\nb", "b", "a [b]"},
	} {
		t.Run(c.name, func(t *testing.T) {
			text, spans := Parse(c.query, false).Snippet(c.text, 60)
			for i := len(spans) - 1; i >= 0; i-- {
				s := spans[i]
				text = text[:s.Start] + "[" + text[s.Start:s.End] + "]" + text[s.End:]
			}
			if text != c.want {
				t.Errorf("got  %q\nwant %q", text, c.want)
			}
		})
	}
}

func FuzzTermsStandInTheirText(f *testing.F) {
	for _, s := range []string{"Größe 一带一路 5G网络", "a\xff\u0301b", "ﬁﬂ…½㎏", "가나다 ガギグ", strings.Repeat("é", 100)} {
		f.Add(s)
	}
	f.Fuzz(func(t *testing.T, text string) {
		at, pos := 0, 0
		for _, term := range Of(text) {
			if term.Start < at || term.End <= term.Start || term.End > len(text) || term.Pos != pos {
				t.Fatalf("%+v in %q", term, text)
			}
			if !utf8.ValidString(term.Text) || term.Text == "" || len(term.Text) > longest || !utf8.ValidString(text[term.Start:term.End]) {
				t.Fatalf("term %q of %q", term.Text, text[term.Start:term.End])
			}
			at, pos = term.Start, pos+1
		}
	})
}

func FuzzAnythingCanBeAsked(f *testing.F) {
	f.Add(`source:x "a b* -c* “d” -"e`, "a b c d e 一带一路", true)
	f.Add("路\xff* kind:", "一带一路", false)
	f.Fuzz(func(t *testing.T, query, text string, typing bool) {
		q := Parse(query, typing)
		for _, c := range append(q.All, q.None...) {
			if len(c) == 0 {
				t.Fatalf("%q has an empty clause", query)
			}
		}
		snippet, spans := q.Snippet(text, 40)
		at := 0
		for _, s := range spans {
			if s.Start < at || s.End <= s.Start || s.End > len(snippet) || !utf8.ValidString(snippet[s.Start:s.End]) && utf8.ValidString(text) {
				t.Fatalf("%q asked of %q: span %v of %q", query, text, s, snippet)
			}
			at = s.End
		}
	})
}
