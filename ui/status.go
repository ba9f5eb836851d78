package ui

import (
	"fmt"
	"strings"

	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/container"

	"briefdeck/ui/editor"
	"briefdeck/ui/kit"
)

// statusLine says how things stand. What it says is true when it says it.
type statusLine struct {
	content                              fyne.CanvasObject
	dot, warn                            *kit.Box
	saved, findings, where, fits, tongue *kit.Text
	title                                *kit.Para // cut to the room that is left
	bound, version, zoom                 *kit.Text
	pill                                 fyne.CanvasObject // how the deck stands: a click shows why
	slide                                fyne.CanvasObject // what is said of the chosen slide
}

func newStatusLine(check, zoom func()) *statusLine {
	small := kit.Style{Color: kit.Muted, Size: kit.SmallSize}
	s := &statusLine{
		dot: kit.Dot(kit.Good), warn: kit.Dot(kit.Warn),
		saved: kit.NewText("Saved", small), title: kit.NewPara("", small), findings: kit.NewText("", small),
		bound: kit.NewText("", small), version: kit.NewText("", small),
		zoom: kit.NewText("", small), where: kit.NewText("", small), fits: kit.NewText("", small), tongue: kit.NewText("", small),
	}
	inner := kit.Row(12, kit.Row(6, s.dot, s.saved), s.version, s.bound, kit.Row(6, s.warn, s.findings))
	s.pill = kit.Tappable(container.NewStack(kit.NewBox(kit.Ground, kit.RuleInk, 11),
		kit.Inset(kit.Edges{Top: 2, Right: 10, Bottom: 2, Left: 10}, inner)), check)
	s.slide = kit.Row(2*kit.Unit, s.where, s.fits, s.tongue, kit.Tappable(s.zoom, zoom))
	s.title.MaxLines = 1
	row := kit.Dock(kit.Docked{Left: s.pill, Right: s.slide, Middle: kit.Inset(kit.Edges{Top: 2, Right: 2 * kit.Unit, Left: 2 * kit.Unit}, s.title)})
	s.content = kit.Dock(kit.Docked{
		Top:    kit.Line(),
		Middle: kit.On(kit.RailGround, kit.Inset(kit.Edges{Top: 3, Right: 14, Bottom: 3, Left: 8}, row)),
	})
	s.show(editor.Status{Saved: true})
	return s
}

func (s *statusLine) show(st editor.Status) {
	s.saved.SetText("Saved")
	s.dot.Recolor(kit.Good)
	if !st.Saved {
		s.saved.SetText("Saving…")
		s.dot.Recolor(kit.Warn)
	}
	s.title.SetText(st.Title)
	s.findings.SetText(findingsText(st))
	s.warn.Recolor(findingsColor(st))
	s.bound.SetText(boundText(st))
	s.version.SetText(versionText(st))
	s.where.SetText(whereText(st))
	s.fits.SetText(fitsText(st))
	s.tongue.SetText(language(st))
	s.zoom.SetText(zoomText(st))
	s.pill.Refresh()
	s.content.Refresh()
}

// onDeck tells whether the Deck place is in front: only then a slide is spoken of.
func (s *statusLine) onDeck(on bool) {
	if on {
		s.slide.Show()
	} else {
		s.slide.Hide()
	}
	s.content.Refresh()
}

func findingsText(st editor.Status) string {
	switch {
	case !st.Open:
		return ""
	case !st.Checked:
		return "Checking…"
	case st.Errors > 0:
		return plural(st.Errors, "error") + ", " + plural(st.Warnings, "warning")
	case st.Warnings > 0:
		return plural(st.Warnings, "warning")
	case st.Notes > 0:
		return plural(st.Notes, "note")
	}
	return "Nothing found"
}

// boundText is how many of the deck's numbers are figures, and how many of the claims it
// states have evidence.
func boundText(st editor.Status) string {
	var parts []string
	if !st.Open || !st.Checked {
		return ""
	}
	if all := st.Bound + st.Unbound; all > 0 {
		parts = append(parts, fmt.Sprintf("%d %% bound", 100*st.Bound/all))
	}
	if st.Claims > 0 {
		parts = append(parts, fmt.Sprintf("%d of %s", st.Resting, plural(st.Claims, "claim")))
	}
	return strings.Join(parts, " · ")
}

func versionText(st editor.Status) string {
	switch {
	case !st.Open || st.Version == "":
		return ""
	case strings.HasPrefix(strings.ToLower(st.Version), "v"):
		return st.Version
	}
	return "v" + st.Version
}

func findingsColor(st editor.Status) fyne.ThemeColorName {
	switch {
	case !st.Open:
		return kit.Clear
	case st.Errors > 0:
		return kit.Bad
	case st.Warnings > 0:
		return kit.Warn
	case st.Notes > 0 || !st.Checked:
		return kit.Muted
	}
	return kit.Good
}

func plural(n int, noun string) string {
	if n == 1 {
		return "1 " + noun
	}
	return fmt.Sprintf("%d %ss", n, noun)
}

func whereText(st editor.Status) string {
	switch {
	case !st.Open:
		return ""
	case st.Slides == 0:
		return "No slides"
	case st.Pages > 0:
		return "Brief of " + plural(st.Pages, "page")
	}
	return fmt.Sprintf("Slide %d of %d", st.Slide, st.Slides)
}

func fitsText(st editor.Status) string {
	switch {
	case !st.Open || st.Slides == 0:
		return ""
	case st.Hidden:
		return "hidden"
	case !st.OnSlides && st.Pages == 0:
		return "not on slides"
	case st.Overflow:
		return "does not fit"
	}
	return "fits"
}

// zoomText is how large the slide shows; a click goes between what fits and actual size.
func zoomText(st editor.Status) string {
	switch {
	case !st.Open || st.Zoom == 0:
		return ""
	case st.Fitted:
		return fmt.Sprintf("Fit, %d %%", st.Zoom)
	}
	return fmt.Sprintf("%d %%", st.Zoom)
}

// languages are the names of deck languages in their own tongue.
var languages = map[string]string{
	"": "English", "en": "English", "zh": "中文", "zh-Hans": "简体中文", "fr": "Français", "de": "Deutsch", "es": "Español",
}

func language(st editor.Status) string {
	if !st.Open {
		return ""
	}
	if name, ok := languages[st.Language]; ok {
		return name
	}
	return st.Language
}
