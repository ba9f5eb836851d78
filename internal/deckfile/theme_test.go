package deckfile

import (
	"bytes"
	"encoding/binary"
	"errors"
	"hash/crc32"
	"image"
	"image/color"
	"image/png"
	"slices"
	"strings"
	"testing"

	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
	"github.com/google/go-cmp/cmp/cmpopts"
)

// bases is one theme to begin others from.
func bases(name string) (deck.Theme, bool) {
	return deck.Theme{Name: "Plain", Footer: "Theirs", Dark: true, Colors: deck.ThemeColors{Ink: "#000001", Ground: "#FFFFFE"}, Slide: deck.SlideType{Margin: 48}}, name == "plain"
}

func TestAThemeBeginsFromAnotherAndIsWrittenWhole(t *testing.T) {
	th, err := ReadTheme("mine.yaml", strings.NewReader("name: Mine\nbase: plain\nfooter: Ours\ncolors: {ink: \"#112233\"}\n"), bases)
	want := deck.Theme{Name: "Mine", Base: "plain", Footer: "Ours", Dark: true, Colors: deck.ThemeColors{Ink: "#112233", Ground: "#FFFFFE"}, Slide: deck.SlideType{Margin: 48}}
	if diff := cmp.Diff(want, th, cmpopts.EquateEmpty()); err != nil || diff != "" {
		t.Fatalf("%v %s", err, diff)
	}
	var text strings.Builder
	for _, r := range slices.Concat(deck.SlideRoles, deck.BriefRoles) {
		*r.Of(&th) = deck.TypeSize{Size: 20, Line: 26, Family: deck.Mono}
	}
	th.Slide.Step, th.Slide.Columns, th.Slide.Floor, th.Code.Scale = 8, 12, 18, 0.9
	if th.Logo, err = MakeLogo(th.Logo, bytes.NewReader(dot(t, 900, 300))); err != nil {
		t.Fatal(err)
	}
	th.Grey, th.Series = "#808080", []deck.Hex{"#112233"}
	th.Colors = deck.ThemeColors{Ground: "#FFFFFE", Ink: "#112233", Muted: "#112233", Accent: "#112233", Second: "#112233", Rule: "#112233", Tint: "#112233", Warn: "#112233", Error: "#112233", Good: "#112233"}
	if err := WriteTheme(&text, th); err != nil {
		t.Fatal(err)
	}
	th.Base = ""
	back, err := ReadTheme("back.yaml", strings.NewReader(text.String()), bases)
	if diff := cmp.Diff(th, back); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
}

// dot is a PNG picture of that size, in one colour with a corner of another.
func dot(t *testing.T, w, h int) []byte {
	t.Helper()
	pix := image.NewNRGBA(image.Rect(0, 0, w, h))
	for i := range pix.Pix {
		pix.Pix[i] = byte(i%4) * 85
	}
	pix.Set(0, 0, color.NRGBA{R: 200, A: 255})
	var b bytes.Buffer
	if err := png.Encode(&b, pix); err != nil {
		t.Fatal(err)
	}
	return b.Bytes()
}

func TestALogoIsKeptSmallAndReadWithinBounds(t *testing.T) {
	l, err := MakeLogo(deck.Logo{}, bytes.NewReader(dot(t, 3000, 1500)))
	if err != nil {
		t.Fatal(err)
	}
	if got := l.Pix.Bounds().Size(); got != image.Pt(1000, 500) {
		t.Errorf("it is kept at %v", got)
	}
	if diff := cmp.Diff(deck.Logo{Place: deck.TopRight, Height: 40, BriefHeight: 28, Slides: deck.LogoAll, Brief: deck.LogoFirst}, l, cmpopts.IgnoreFields(deck.Logo{}, "Picture", "Pix", "Hash")); diff != "" {
		t.Error(diff)
	}
	for name, c := range map[string]struct {
		data []byte
		want error
	}{
		"a drawing":             {[]byte("<svg xmlns='http://www.w3.org/2000/svg'/>"), errLogoKind},
		"nothing":               {nil, errLogoKind},
		"a picture with no end": {dot(t, 40, 40)[:60], nil},
		"a header of 60000²":    {huge(t), errLogoLarge},
	} {
		if _, err := MakeLogo(deck.Logo{}, bytes.NewReader(c.data)); err == nil || c.want != nil && !errors.Is(err, c.want) {
			t.Errorf("%s: %v", name, err)
		}
	}
}

// huge is a PNG whose header promises more pixels than anybody should decode.
func huge(t *testing.T) []byte {
	data := dot(t, 2, 2)
	copy(data[16:24], []byte{0, 0, 0xEA, 0x60, 0, 0, 0xEA, 0x60})
	binary.BigEndian.PutUint32(data[29:33], crc32.ChecksumIEEE(data[12:29]))
	return data
}

func TestWhatIsWrongWithAThemeIsSaidWhileItIsMade(t *testing.T) {
	th := deck.Theme{Name: "Mine", Colors: deck.ThemeColors{Ground: "#FFFFFF", Ink: "#000000", Muted: "#333333", Accent: "#112233", Second: "#112233", Rule: "#112233", Tint: "#112233", Warn: "#112233", Error: "#112233", Good: "#112233"}, Grey: "#808080"}
	th.Slide.Step, th.Slide.Columns, th.Slide.Floor = 8, 12, 18
	for _, r := range slices.Concat(deck.SlideRoles, deck.BriefRoles) {
		*r.Of(&th) = deck.TypeSize{Size: 20, Line: 26}
	}
	for name, c := range map[string]struct {
		change func(*deck.Theme)
		want   string
	}{
		"nothing":             {func(*deck.Theme) {}, ""},
		"a size nobody reads": {func(t *deck.Theme) { t.Slide.KeyFigure.Size = 1 }, "size of key-figure is 1, want 3 to 300"},
		"lines that overlap":  {func(t *deck.Theme) { t.Brief.Body.Line = 12 }, "body of the brief has lines of 12 at a size of 20; they would overlap"},
		"a colour by name":    {func(t *deck.Theme) { t.Colors.Ink = "red" }, `"red" is not a colour; write it as "#RRGGBB"`},
		"no name":             {func(t *deck.Theme) { t.Name = "" }, "the theme has no name; add name:"},
	} {
		got := ""
		one := th
		c.change(&one)
		if err := CheckTheme(one); err != nil {
			got = err.Error()
		}
		if got != c.want {
			t.Errorf("%s: %q, want %q", name, got, c.want)
		}
	}
}

// Foreign theme files give a theme or one line, whatever is in them.
func FuzzReadTheme(f *testing.F) {
	for _, seed := range []string{"name: a\nbase: plain\n", "name: a\nslide: {title: {size: .nan}}\n", "name: a\nlogo: {picture: AAAA}\n", "name: &a [*a]\n", "name: a\nslide: {margin: 1e309}\n", "- a\n", "name: a\nbrief: {title: [1]}\n"} {
		f.Add(seed)
	}
	f.Fuzz(func(t *testing.T, text string) {
		th, err := ReadTheme("x.yaml", strings.NewReader(text), bases)
		if err != nil {
			if th.Name != "" || strings.Count(err.Error(), "\n") > 0 && !strings.Contains(text, "\n") {
				t.Errorf("%+v %v", th, err)
			}
			return
		}
		if th.Name == "" {
			t.Error("a theme without a name is read")
		}
	})
}

func TestReadTheme(t *testing.T) {
	th, err := ReadTheme("light.yaml", strings.NewReader("name: light\ncolors: {ink: \"#112233\"}\nseries: [\"#445566\"]\nslide: {margin: 64}\n"), bases)
	want := deck.Theme{Name: "light", Colors: deck.ThemeColors{Ink: "#112233"}, Series: []deck.Hex{"#445566"}, Slide: deck.SlideType{Margin: 64}}
	if diff := cmp.Diff(want, th); err != nil || diff != "" {
		t.Errorf("%v %s", err, diff)
	}
	for name, c := range map[string]struct{ text, want string }{
		"an unknown field":          {"name: a\nslide:\n  margins: 64\n", `x.yaml:3: unknown field "margins" in the theme; known are name, base,`},
		"a colour by name":          {"name: a\ncolors:\n  ink: black\n", `x.yaml:3: "black" is not a colour; write it as "#RRGGBB"`},
		"an unknown base":           {"base: none\nname: a\n", `x.yaml:1: there is no theme "none" to begin from;`},
		"a size nobody reads":       {"name: a\nslide:\n  title: {size: 0.2, line: 2}\n", `x.yaml:3: size of title is 0.2, want 3 to 300`},
		"a margin of no number":     {"name: a\nslide:\n  margin: .nan\n", `x.yaml:3: margin of slide is .nan, want 0 to 300`},
		"lines that overlap":        {"name: a\nslide:\n  title: {size: 40, line: 20}\n", `x.yaml:1: title of slides has lines of 20 at a size of 40`},
		"a family that is not here": {"name: a\nslide:\n  title: {size: 40, line: 48, family: Futura}\n", `x.yaml:3: "Futura" is no family of title; take sans, mono`},
		"a logo of no place":        {"name: a\nlogo:\n  place: middle\n", `x.yaml:3: "middle" is no place of logo; take top-left, top-right,`},
		"a logo that is no base64":  {"name: a\nlogo: {picture: \"%%\"}\n", `x.yaml:2: the logo's picture is not base64`},
		"a logo that is no picture": {"name: a\nlogo: {picture: AAAA}\n", `x.yaml:2: the logo is not a PNG or JPEG picture; save it as PNG`},
		"a theme with no name":      {"dark: true\n", "x.yaml:1: the theme has no name;"},
	} {
		t.Run(name, func(t *testing.T) {
			_, err := ReadTheme("x.yaml", strings.NewReader(c.text), bases)
			if err == nil || !strings.HasPrefix(err.Error(), c.want) {
				t.Errorf("got %v\nwant %s…", err, c.want)
			}
		})
	}
}
