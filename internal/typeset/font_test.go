package typeset

import (
	"encoding/binary"
	"os"
	"path/filepath"
	"slices"
	"testing"

	"fyne.io/fyne/v2/theme"
	"github.com/google/go-cmp/cmp"
	"pgregory.net/rapid"

	"briefdeck/internal/frame"
)

// square is a TrueType font whose one glyph, a square of half an em, stands for
// the runes from first to last.
func square(first, last rune) []byte {
	u16 := func(vs ...int) []byte {
		var b []byte
		for _, v := range vs {
			b = binary.BigEndian.AppendUint16(b, uint16(v))
		}
		return b
	}
	u32 := func(v uint32) []byte { return binary.BigEndian.AppendUint32(nil, v) }
	var groups []byte
	for r := first; r <= last; r++ { // format 12 counts glyphs up: one group a rune
		groups = slices.Concat(groups, u32(uint32(r)), u32(uint32(r)), u32(1))
	}
	cmap := slices.Concat(u16(0, 1, 3, 10), u32(12), u16(12, 0), u32(uint32(16+len(groups))), u32(0), u32(uint32(len(groups)/12)), groups)
	glyph := slices.Concat(u16(1, 0, 0, 500, 500, 3, 0), []byte{1, 1, 1, 1}, u16(0, 500, 0, 0x10000-500), u16(0, 0, 500, 0))
	tables := []struct {
		tag  string
		data []byte
	}{
		{"cmap", cmap},
		{"glyf", glyph},
		{"head", slices.Concat(u32(0x10000), u32(0), u32(0), u32(0x5F0F3CF5), u16(0, 1000), make([]byte, 16), u16(0, 0, 500, 500, 0, 8, 2, 1, 0))},
		{"hhea", slices.Concat(u32(0x10000), u16(800, 0x10000-200, 0, 700, 0, 0, 500, 1, 0, 0, 0, 0, 0, 0, 0, 2))},
		{"hmtx", u16(700, 0, 700, 0)},
		{"loca", slices.Concat(u32(0), u32(0), u32(uint32(len(glyph))))},
		{"maxp", slices.Concat(u32(0x10000), u16(2), make([]byte, 26))},
		{"post", slices.Concat(u32(0x30000), make([]byte, 28))},
	}
	head := slices.Concat(u32(0x10000), u16(len(tables), 0, 0, 0))
	at := len(head) + 16*len(tables)
	var body []byte
	for _, t := range tables {
		head = slices.Concat(head, []byte(t.tag), u32(0), u32(uint32(at+len(body))), u32(uint32(len(t.data))))
		body = append(body, t.data...)
		for len(body)%4 != 0 {
			body = append(body, 0)
		}
	}
	return append(head, body...)
}

// collection joins fonts into one file.
func collection(fonts ...[]byte) []byte {
	be := binary.BigEndian
	out := append([]byte("ttcf\x00\x01\x00\x00"), be.AppendUint32(nil, uint32(len(fonts)))...)
	base := len(out) + 4*len(fonts)
	for i := range fonts {
		at := base
		for _, g := range fonts[:i] {
			at += len(g)
		}
		out = be.AppendUint32(out, uint32(at))
	}
	for _, f := range fonts {
		at := uint32(len(out))
		f = slices.Clone(f)
		for i := range int(be.Uint16(f[4:])) {
			off := f[12+16*i+8:]
			be.PutUint32(off, be.Uint32(off)+at)
		}
		out = append(out, f...)
	}
	return out
}

const rare = '\U00012000' // a cuneiform sign that no bundled face has

// withFonts gives faces that look for fonts in a folder of these files only.
func withFonts(t *testing.T, files map[string][]byte) *Faces {
	dir := t.TempDir()
	for name, data := range files {
		if err := os.WriteFile(filepath.Join(dir, name), data, 0o600); err != nil {
			t.Fatal(err)
		}
	}
	fs := Load()
	fs.system = newSystem([]string{dir})
	return fs
}

func TestFallback(t *testing.T) {
	for _, tc := range []struct {
		name  string
		files map[string][]byte
		want  string
	}{
		{"no font has the character", nil, missingID},
		{"a font of the computer has it", map[string][]byte{"Some.ttf": square(rare, rare+1)}, "Some.ttf"},
		{"a font that lacks it is passed over", map[string][]byte{"A.ttf": square('a', 'b'), "B.ttf": square(rare, rare)}, "B.ttf"},
		{"a face inside a collection", map[string][]byte{"C.ttc": collection(square('a', 'b'), square(rare, rare))}, "C.ttc#1"},
		{"a known good font comes first", map[string][]byte{"A.ttf": square(rare, rare), "wqy-microhei.ttc": collection(square(rare, rare))}, "wqy-microhei.ttc"},
		{"a plain face before a slanted one", map[string][]byte{"A-Italic.ttf": square(rare, rare), "B-Regular.ttf": square(rare, rare)}, "B-Regular.ttf"},
		{"a truncated font is passed over", map[string][]byte{"A.ttf": square(rare, rare)[:200], "B.ttf": square(rare, rare)}, "B.ttf"},
		{"a file that is no font is passed over", map[string][]byte{"A.ttf": []byte("ttcf and nothing"), "B.ttf": square(rare, rare)}, "B.ttf"},
	} {
		t.Run(tc.name, func(t *testing.T) {
			fs := withFonts(t, tc.files)
			runs := fs.Runs(string(rare), Style{Size: 10}, frame.Point{})
			if len(runs) != 1 || runs[0].Face != tc.want || fs.Face(tc.want) == nil {
				t.Fatalf("got %+v, want one run in %s", runs, tc.want)
			}
			lacking := fs.Missing("a" + string(rare) + string(rare))
			if (len(lacking) == 1) != (tc.want == missingID) {
				t.Errorf("missing: %q", lacking)
			}
		})
	}
}

func TestFaceOfACollectionStandsAlone(t *testing.T) {
	fs := withFonts(t, map[string][]byte{"C.ttc": collection(square('a', 'b'), square(rare, rare))})
	fs.Width(string(rare), Style{Size: 1})
	data, ok := fs.Face("C.ttc#1").TrueType()
	if !ok {
		t.Fatal("no TrueType file")
	}
	if d := cmp.Diff(square(rare, rare), data); d != "" {
		t.Error(d)
	}
}

func TestOutline(t *testing.T) {
	fs := withFonts(t, map[string][]byte{"A.ttf": square(rare, rare)})
	fs.Width(string(rare), Style{Size: 1})
	f := fs.Face("A.ttf")
	at := func(op frame.Op, x, y float64) frame.Seg { return frame.Seg{Op: op, P: [3]frame.Point{{X: x, Y: y}}} }
	want := []frame.Seg{at(frame.MoveTo, 0, 0), at(frame.LineTo, 0.5, 0), at(frame.LineTo, 0.5, -0.5), at(frame.LineTo, 0, -0.5), at(frame.LineTo, 0, 0), {Op: frame.Close}}
	if d := cmp.Diff(want, f.Outline(rare)); d != "" {
		t.Error(d)
	}
	if adv, ok := f.Advance(rare); adv != 0.7 || !ok {
		t.Errorf("advance %g, %v", adv, ok)
	}
	if adv, ok := f.Advance('a'); adv != 0 || ok {
		t.Errorf("advance of a lacking rune %g, %v", adv, ok)
	}
	if f.Ascent() != 0.8 || f.Descent() != 0.2 {
		t.Errorf("ascent %g, descent %g", f.Ascent(), f.Descent())
	}
}

func TestMissingCharactersAreABox(t *testing.T) {
	fs := withFonts(t, nil)
	p := fs.Break([]Span{{Text: "a" + string(rare), Style: Style{Size: 10}}}, Options{Width: 100})
	if d := cmp.Diff([]rune{rare}, p.Missing); d != "" {
		t.Error(d)
	}
	box := fs.Face(missingID).Outline(rare)
	if len(box) == 0 {
		t.Error("no box")
	}
	if joiner := fs.Face(missingID).Outline('\u200d'); len(joiner) != 0 {
		t.Error("a joiner has a picture")
	}
}

func TestBundledFacesAreTrueType(t *testing.T) {
	fs := Load()
	for _, id := range []string{sansID, boldID, italicID, boldItalicID, monoID, symbolsID} {
		if _, ok := fs.Face(id).TrueType(); !ok {
			t.Errorf("%s cannot be embedded", id)
		}
	}
	if _, ok := fs.Face(missingID).TrueType(); ok {
		t.Error("the missing face is a font")
	}
	if fs.Face("no such face") != nil {
		t.Error("an unknown face is not nil")
	}
}

// A damaged font gives a face that lacks characters, never a panic.
func TestDamagedFontsDoNoHarm(t *testing.T) {
	sources := [][]byte{square(rare, rare+3), collection(square('a', 'c'), square(rare, rare)), theme.DefaultTextFont().Content(), theme.DefaultEmojiFont().Content()}
	dir := t.TempDir()
	rapid.Check(t, func(t *rapid.T) {
		data := slices.Clone(rapid.SampledFrom(sources).Draw(t, "font"))
		data = data[:rapid.OneOf(rapid.Just(len(data)), rapid.IntRange(0, len(data))).Draw(t, "length")]
		for range rapid.IntRange(0, 30).Draw(t, "bytes") {
			if n := min(len(data), rapid.SampledFrom([]int{400, 4000, 1 << 30}).Draw(t, "within")); n > 0 {
				data[rapid.IntRange(0, n-1).Draw(t, "at")] = rapid.Byte().Draw(t, "byte")
			}
		}
		path := filepath.Join(dir, "damaged.ttf")
		if err := os.WriteFile(path, data, 0o600); err != nil {
			t.Fatal(err)
		}
		s := newSystem([]string{dir})
		for _, r := range []rune{'a', rare, '😀', 'é'} {
			if f := s.find(r, false); f != nil {
				f.Outline(r)
				f.TrueType()
			}
		}
		for i := range collectionSize(data) + 1 {
			f := &Face{ID: "damaged", open: func() ([]byte, error) { return standalone(data, i) }}
			f.Outline('a')
		}
	})
}
