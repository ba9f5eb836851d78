package pdf_test

import (
	"bytes"
	"math"
	"os"
	"path/filepath"
	"regexp"
	"strconv"
	"strings"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/frame"
	"briefdeck/internal/typeset"
)

func TestTextIsCopiedWhole(t *testing.T) {
	fs := typeset.Load()
	for name, want := range map[string]string{
		"plain words":             "Trade grew from US$1.04 to US$1.35 trillion",
		"what strings escape":     `(brackets) \ and ) alone ( here`,
		"accents and dashes":      "“Façade” – naïve — Łódź, Ελλάδα, Россия",
		"bytes like line ends":    "\u010a\u010d\u0d0a\u0a0d", // their codes hold CR and LF
		"combining marks":         "e\u0301 a\u0308",
		"characters of two parts": "a 😀 b 𝔅 c",
		"a soft break":            "no\u00a0break",
	} {
		t.Run(name, func(t *testing.T) {
			got := strings.TrimSpace(text(t, write(t, fs, page(plain(fs, want, 60, 100)...))))
			if diff := cmp.Diff(composed(want), composed(got)); diff != "" {
				t.Error(diff)
			}
		})
	}
}

// composed undoes what pdftotext does to spaces and combining marks.
func composed(s string) string {
	return strings.NewReplacer("e\u0301", "é", "a\u0308", "ä", "\u00a0", " ").Replace(s)
}

func TestChineseIsCopiedWholeFromEveryKindOfFace(t *testing.T) {
	const want = "中国与一带一路：贸易总额（2013—2020年）达到1.35万亿美元。"
	for name, c := range map[string]struct{ folder, file string }{
		"TrueType":            {"/usr/share/fonts/truetype/droid", "DroidSansFallbackFull.ttf"},
		"TrueType collection": {"/usr/share/fonts/truetype/wqy", "wqy-microhei.ttc"},
		"PostScript outlines": {"/usr/share/fonts/opentype/noto", "NotoSansCJK-Regular.ttc"},
	} {
		t.Run(name, func(t *testing.T) {
			if _, err := os.Stat(filepath.Join(c.folder, c.file)); err != nil {
				t.Skipf("the font %s is not installed", c.file)
			}
			t.Setenv("BRIEFDECK_FONTS", c.folder)
			fs := typeset.Load()
			items := runs(fs, want, typeset.Style{Size: 14, Color: black}, 60, 100)
			data := write(t, fs, page(items...))
			if got := strings.TrimSpace(text(t, data)); got != want {
				t.Errorf("got %q\nwant %q", got, want)
			}
			if len(data) > 60_000 {
				t.Errorf("%d bytes: the whole face is embedded", len(data))
			}
		})
	}
}

func TestHostileTextNeverBreaksThePage(t *testing.T) {
	fs := typeset.Load()
	for name, c := range map[string]struct{ in, want string }{
		"invalid UTF-8":        {"a\xff\xfeb", "a\uFFFDb"},
		"control characters":   {"a\x00\x01\x1b\x7f\u0085b", "a b"},
		"tabs and line ends":   {"a\tb\nc\rd\u2028e", "a b c d e"},
		"what is no character": {"a\uFFFE\uFFFFb", "a\uFFFDb"},
		"PDF operators":        {") Tj ET endstream endobj (", ") Tj ET endstream endobj ("},
		"an empty run":         {"", ""},
	} {
		t.Run(name, func(t *testing.T) {
			run := &frame.Text{Face: "sans", Size: 20, At: frame.Point{X: 60, Y: 100}, Text: c.in, Color: black}
			got := strings.TrimSpace(text(t, write(t, fs, page(run))))
			if strings.Count(got, "\uFFFD") > 1 { // how many stand for invalid bytes is not the point
				got = regexp.MustCompile("\uFFFD+").ReplaceAllString(got, "\uFFFD")
			}
			if diff := cmp.Diff(c.want, got); diff != "" {
				t.Error(diff)
			}
		})
	}
}

func TestHaloTextIsCopiedOnce(t *testing.T) {
	fs := typeset.Load()
	items := plain(fs, "halo 中", 60, 100)
	for _, it := range items {
		it.(*frame.Text).Halo = frame.Stroke{Paint: frame.Paint{Color: red}, Width: 3}
	}
	got := strings.TrimSpace(text(t, write(t, fs, page(items...))))
	if got != "halo 中" {
		t.Errorf("got %q", got)
	}
}

// word is a line of pdftotext -bbox.
var word = regexp.MustCompile(`<word xMin="([\d.]+)" yMin="[\d.]+" xMax="([\d.]+)" yMax="[\d.]+">(.*)</word>`)

func TestWordsStandWhereTypesettingPutThem(t *testing.T) {
	fs := typeset.Load()
	for name, st := range map[string]typeset.Style{
		"regular":      {Size: 11.3, Color: black},
		"bold":         {Size: 40, Bold: true, Color: black},
		"mono":         {Size: 9, Mono: true, Color: black},
		"tracked":      {Size: 14, Tracking: 1.7, Color: black},
		"drawn glyphs": {Size: 14, Color: black},
	} {
		t.Run(name, func(t *testing.T) {
			words := []string{"partner", "countries", "signed", "documents"}
			if name == "drawn glyphs" {
				words = []string{"ab😀", "中国", "𝔅x"}
			}
			checkWords(t, fs, words, st)
		})
	}
}

func checkWords(t *testing.T, fs *typeset.Faces, words []string, st typeset.Style) {
	t.Helper()
	f := slide(runs(fs, strings.Join(words, " "), st, 33.3, 100)...)
	found := word.FindAllStringSubmatch(tool(t, write(t, fs, f), "pdftotext", "-bbox", "FILE", "-"), -1)
	if len(found) != len(words) {
		t.Fatalf("got %d words, want %d: %v", len(found), len(words), found)
	}
	x := 33.3
	for i, w := range words {
		from, to := x*f.Point, (x+fs.Width(w, st)-st.Tracking)*f.Point
		gotFrom, _ := strconv.ParseFloat(found[i][1], 64)
		gotTo, _ := strconv.ParseFloat(found[i][2], 64)
		if found[i][3] != w || math.Abs(gotFrom-from) > 0.05 || math.Abs(gotTo-to) > 0.05+st.Tracking*f.Point {
			t.Errorf("%q from %.2f to %.2f, want %q from %.2f to %.2f", found[i][3], gotFrom, gotTo, w, from, to)
		}
		x += fs.Width(w+" ", st)
	}
}

func TestOnlyFacesInUseAreEmbeddedAndOnlyInPart(t *testing.T) {
	fs := typeset.Load()
	data := write(t, fs, page(runs(fs, "bold only", typeset.Style{Size: 12, Bold: true, Color: black}, 60, 60)...))
	fonts := strings.Split(strings.TrimSpace(tool(t, data, "pdffonts", "FILE")), "\n")[2:]
	if len(fonts) != 1 || !strings.Contains(fonts[0], "sans-bold") || !strings.Contains(fonts[0], "yes no  yes") {
		t.Errorf("got %q, want the bold face, embedded, with its characters' codes", fonts)
	}
	if len(data) > 20_000 {
		t.Errorf("%d bytes: the whole face is embedded", len(data))
	}
}

func TestACharacterChartOfThousandsIsWrittenInTime(t *testing.T) {
	fs := typeset.Load()
	var all []rune
	for c := rune(0x4E00); c < 0x4E00+3000; c++ {
		all = append(all, c)
	}
	var items []frame.Item
	for i := 0; i < len(all); i += 50 {
		items = append(items, runs(fs, string(all[i:i+50]), typeset.Style{Size: 11, Color: black}, 10, 20+float64(i)/50*13)...)
	}
	if len(fs.Missing(string(all))) > 0 {
		t.Skip("no font with Chinese characters is installed")
	}
	data := write(t, fs, page(items...))
	got := strings.TrimSpace(tool(t, data, "pdftotext", "-raw", "-nopgbrk", "FILE", "-"))
	if diff := cmp.Diff(string(all), strings.ReplaceAll(got, "\n", "")); diff != "" {
		t.Error(diff[:min(len(diff), 500)])
	}
}

func TestTheFacesBytesAreLeftAlone(t *testing.T) {
	fs := typeset.Load()
	before, _ := fs.Face("sans").TrueType()
	kept := bytes.Clone(before)
	write(t, fs, textPage(fs, 1))
	if after, _ := fs.Face("sans").TrueType(); !bytes.Equal(kept, after) {
		t.Error("writing changed the font that all documents share")
	}
}
