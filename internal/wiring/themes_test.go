package wiring

import (
	"errors"
	"os"
	"path/filepath"
	"testing"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"

	"github.com/google/go-cmp/cmp"
)

// The least contrast of text and of marks by WCAG 2.2; the high contrast theme holds the
// stricter one for text.
const (
	leastText  = 4.5
	leastMark  = 3.0
	strictText = 7.0
)

// The least distance of chart colours for whom they are closest, in ΔE: of any two, and
// of two that follow each other, which most charts put side by side.
const (
	leastApart  = 11.0
	leastBeside = 20.0
)

func TestEveryBundledThemeCanBeRead(t *testing.T) {
	all, err := themeFiles{folder: t.TempDir()}.Themes()
	if err != nil {
		t.Fatal(err)
	}
	var keys []string
	for _, one := range all {
		keys = append(keys, one.Key)
		c := one.Theme.Colors
		least := leastText
		if one.Key == "contrast" {
			least = strictText
		}
		for name, hex := range map[string]deck.Hex{
			"ink": c.Ink, "muted": c.Muted, "accent": c.Accent, "second": c.Second, "warn": c.Warn, "error": c.Error, "good": c.Good,
		} {
			for where, under := range map[string]deck.Hex{"ground": c.Ground, "tint": c.Tint} {
				if got := frame.Contrast(layout.Color(hex), layout.Color(under)); got < least && (where == "ground" || name == "ink" || name == "accent") {
					t.Errorf("%s: %s on %s has a contrast of %.2f, want %.1f", one.Key, name, where, got, least)
				}
			}
		}
		for i, hex := range append(one.Theme.Series, one.Theme.Grey) {
			if got := frame.Contrast(layout.Color(hex), layout.Color(c.Ground)); got < leastMark {
				t.Errorf("%s: chart colour %d has a contrast of %.2f, want %.1f", one.Key, i+1, got, leastMark)
			}
		}
		for i, a := range one.Theme.Series {
			on := max(frame.Contrast(layout.Color(a), layout.Color(c.Ink)), frame.Contrast(layout.Color(a), layout.Color(c.Ground)))
			if on < leastText {
				t.Errorf("%s: neither ink nor ground can be read on chart colour %d: %.2f, want %.1f", one.Key, i+1, on, leastText)
			}
			for k, b := range one.Theme.Series[:i] {
				least := leastApart
				if k == i-1 {
					least = leastBeside
				}
				if got := frame.Apart(layout.Color(a), layout.Color(b)); got < least {
					t.Errorf("%s: chart colours %d and %d are %.1f apart for a colour-blind reader, want %.0f", one.Key, k+1, i+1, got, least)
				}
			}
		}
		if one.Theme.Slide.Title.Size == 0 || one.Theme.Brief.Body.Size == 0 {
			t.Errorf("%s has no type sizes", one.Key)
		}
	}
	if diff := cmp.Diff([]string{"light", "dark", "print", "contrast", "sand"}, keys); diff != "" {
		t.Error(diff)
	}
}

func TestOnesOwnThemesAreKeptAsFiles(t *testing.T) {
	dir := t.TempDir()
	themes, err := app.OpenThemes(themeFiles{folder: dir})
	if err != nil {
		t.Fatal(err)
	}
	th, _ := themes.Get("sand")
	th.Name, th.Colors.Accent = "Haus Stil", "#123456"
	key, err := themes.Save(th)
	if err != nil || key != "haus-stil" {
		t.Fatal(key, err)
	}
	if err := os.WriteFile(filepath.Join(dir, "broken.yaml"), []byte("name: ["), 0o600); err != nil {
		t.Fatal(err)
	}
	again, err := app.OpenThemes(themeFiles{folder: dir})
	if err != nil {
		t.Fatal(err)
	}
	got, ok := again.Get(key)
	th.Base = ""
	if diff := cmp.Diff(th, got); !ok || diff != "" {
		t.Errorf("%v %s", ok, diff)
	}
	if n := len(again.All()); n != len(bundledThemes)+1 {
		t.Errorf("%d themes; the broken file is to be left out", n)
	}
	th.Name = "Light"
	if _, err := again.Save(th); !errors.Is(err, app.ErrBundled) {
		t.Errorf("a bundled theme is replaced: %v", err)
	}
	if err := errors.Join(again.Delete(key)); err != nil {
		t.Error(err)
	}
	if _, ok := again.Get(key); ok {
		t.Error("it is still there")
	}
}
