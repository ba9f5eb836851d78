package ingest

import (
	"fmt"
	"os"
	"path/filepath"
	"strings"
	"testing"

	"briefdeck/internal/source"

	"github.com/google/go-cmp/cmp"
)

// shared reads a file that lies beside the checkout and not in it, and skips the
// test where there is none.
func shared(t testing.TB, pattern string) (name string, data []byte) {
	t.Helper()
	found, err := filepath.Glob(filepath.Join("..", "..", "..", "shared", filepath.FromSlash(pattern)))
	if err != nil || len(found) == 0 {
		t.Skipf("no file %s beside the checkout", pattern)
	}
	data, err = os.ReadFile(found[0])
	if err != nil {
		t.Fatal(err)
	}
	return found[0], data
}

// TestThePaper reads the first paper whole: counts, lines and bibliographic facts.
func TestThePaper(t *testing.T) {
	name, data := shared(t, "paper/*.txt")
	d := mustRead(t, name, string(data))

	var headings []string
	cites := map[string][]int{}
	for _, s := range d.Sections {
		headings = append(headings, fmt.Sprintf("%d %s (%d) line %d", s.Level, s.Label(), len(s.Paragraphs), s.Line))
		for _, p := range s.Paragraphs {
			for _, c := range p.Citations {
				cites[s.Label()] = append(cites[s.Label()], c.Number)
			}
			if strings.ContainsAny(p.Text, `^\[`) {
				t.Errorf("line %d: marks left in the text", p.Line)
			}
		}
	}
	want := []string{
		"1 1 Introduction (2) line 13",
		`1 2 "One Belt One Road" International Cooperation (1) line 19`,
		`2 2.1 Cooperation between "One Belt, One Road" and the United Nations and other international organizations (2) line 23`,
		"2 2.2 The Belt and Road has become a new platform for international trade investment and financing (1) line 29",
		"2 2.3 Theoretical Innovation of the Belt and Road Initiative (1) line 33",
		`1 3 The main path of China's "One Belt, One Road" construction (1) line 37`,
		"2 3.1 Strengthen cooperation with international organizations such as the United Nations (2) line 41",
		`2 3.2 Expanding the "Belt and Road" international cooperation in new areas (1) line 47`,
		"2 3.3 Strengthen international financial cooperation (2) line 51",
		"1 Conclusion (2) line 59",
		"1 References (0) line 65",
	}
	if diff := cmp.Diff(want, headings); diff != "" {
		t.Error(diff)
	}
	wantCites := map[string][]int{"1 Introduction": {1, 2}, "3.1 Strengthen cooperation with international organizations such as the United Nations": {3}, "Conclusion": {4}}
	if diff := cmp.Diff(wantCites, cites); diff != "" {
		t.Error(diff)
	}
	wantWarnings := []string{
		"0 missing-date", "21 unbalanced-quote", "21 repeated-passage", "25 unbalanced-quote", "25 repeated-passage", "31 escaped-dollar",
		"31 repeated-passage", "35 repeated-passage", "55 broken-paragraph", "68 erratum-reference", "70 preprint-reference",
	}
	if diff := cmp.Diff(wantWarnings, codes(d.Warnings)); diff != "" {
		t.Error(diff)
	}
}

func TestThePapersTitlePage(t *testing.T) {
	name, data := shared(t, "paper/*.txt")
	got := mustRead(t, name, string(data)).Source
	if n := len(strings.Fields(got.Abstract)); n != 107 && n != 108 {
		t.Errorf("the abstract has %d words", n)
	}
	got.ID, got.Abstract = "", ""
	want := source.Source{
		Key: "duan", Kind: source.Paper, Title: `"One Belt One Road" International Cooperation and Global Governance`,
		Authors: []string{"Huimin Duan"}, Short: "Duan", Affiliation: "Guangxi Normal University, Guilin 541000, China",
		Published: "undated", Language: "en", Keywords: []string{`"One Belt, One Road"`, "Global Governance", "International Cooperation"}, Held: true,
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

func TestThePapersReferences(t *testing.T) {
	name, data := shared(t, "paper/*.txt")
	got := mustRead(t, name, string(data)).References
	for i := range got {
		got[i].ID, got[i].Raw = "", ""
	}
	want := []source.Reference{
		{
			Number: 1, Authors: []string{"Silvia Menegazzi"}, Title: "Rising Powers and the Reform of Global Economic Governance: The BRICS and the Normative Challenge Ahead",
			Container: "Fudan Journal of the Humanities and Social Sciences", Year: "2020", Volume: "13", Issue: "1", Type: "J", Line: 67,
		},
		{
			Number: 2, Authors: []string{"Jiang SX"}, Title: "Erratum: China's Contributions to the Building of a Community with a Shared Future for Mankind",
			Container: "China Quarterly of International Strategic Studies", Year: "2022", Volume: "08", Issue: "01", Type: "J", Line: 68, Flags: []source.Flag{source.Erratum},
		},
		{
			Number: 3, Authors: []string{"Ly Bora"}, Title: "China Quest for global governance overhaul",
			Container: "Cogent Social Sciences", Year: "2021", Volume: "7", Issue: "1", Type: "J", Line: 69,
		},
		{
			Number: 4, Authors: []string{"Zhao MH"}, Title: "The Belt and Road Initiative and China–US strategic competition",
			Container: "China International Strategy Review", Year: "2021", Type: "J", Line: 70, Flags: []source.Flag{source.Preprint},
		},
	}
	if diff := cmp.Diff(want, got); diff != "" {
		t.Error(diff)
	}
}

// TestOtherDocuments reads documents of other kinds: how many sections at each level,
// paragraphs, and the language.
func TestOtherDocuments(t *testing.T) {
	for _, c := range []struct{ file, want string }{
		{"us_constitution.txt", "text en: 36 + 54 sections, 158 paragraphs"},
		{"18f_budgeting_handbook.md", "markdown en: 6 + 36 + 28 sections, 260 paragraphs"},
		{"wh_source_code_intro.md", "markdown en: 1 + 3 sections, 28 paragraphs"},
		{"plurality_5-7_zh-Hant.md", "markdown zh-Hant: 6 sections, 60 paragraphs"},
	} {
		t.Run(c.file, func(t *testing.T) {
			name, data := shared(t, "testdocs/"+c.file)
			d := mustRead(t, name, string(data))
			var levels []string
			paragraphs := 0
			for level := 1; ; level++ {
				n := 0
				for _, s := range d.Sections {
					if s.Level == level {
						n++
						paragraphs += len(s.Paragraphs)
					}
				}
				if n == 0 {
					break
				}
				levels = append(levels, fmt.Sprint(n))
			}
			got := fmt.Sprintf("%s %s: %s sections, %d paragraphs", d.Revision.Format, d.Source.Language, strings.Join(levels, " + "), paragraphs)
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}
