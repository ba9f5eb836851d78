package slideview

import (
	"fyne.io/fyne/v2"
	"fyne.io/fyne/v2/canvas"
	"fyne.io/fyne/v2/theme"

	"briefdeck/internal/frame"
	"briefdeck/ui/kit"
)

// Badge is a small word on the screen only: at the upper right corner of a part, or of
// no part at the slide's lower right one. Several of a part stand beside each other.
type Badge struct {
	Part, Text string
	Color      fyne.ThemeColorName // of its ground; "" is the accent
}

const (
	badgeSide   = 6 // beside its word
	badgeHeight = 18
	badgeText   = 11
)

// SetBadges shows badges over the slide.
func (b *Board) SetBadges(all []Badge) {
	if len(all) == 0 && len(b.badged) == 0 {
		return
	}
	b.badged = all
	b.placeBadges()
}

// PartUnder is the part of the slide under a place of the window, or "".
func (b *Board) PartUnder(screen fyne.Position) string {
	if p, ok := b.PointAt(screen); ok {
		return PartAt(b.parts, p)
	}
	return ""
}

// Badges are the badges that show.
func (b *Board) Badges() []Badge { return b.badged }

func (b *Board) placeBadges() {
	var objects []fyne.CanvasObject
	taken := map[string]float32{} // how much of a part's upper edge has badges
	for _, badge := range b.badged {
		box, ok := b.parts[badge.Part]
		if b.shown == nil || badge.Part != "" && !ok {
			continue
		}
		word := canvas.NewText(badge.Text, theme.Color(kit.OnFill))
		word.TextSize, word.TextStyle.Bold = badgeText, true
		size := fyne.NewSize(word.MinSize().Width+2*badgeSide, badgeHeight)
		at := b.Over(frame.Point{X: box.Right(), Y: box.Y}).AddXY(-size.Width-taken[badge.Part], -size.Height)
		taken[badge.Part] += size.Width + badgeSide
		if badge.Part == "" {
			at = b.Over(frame.Point{X: b.shown.W, Y: b.shown.H}).AddXY(-size.Width-badgeSide, -size.Height-badgeSide)
		}
		color := kit.Accent
		if badge.Color != "" {
			color = badge.Color
		}
		ground := canvas.NewRectangle(theme.Color(color))
		ground.CornerRadius = badgeHeight / 2
		ground.Move(at)
		ground.Resize(size)
		word.Move(at.AddXY(badgeSide, (badgeHeight-word.MinSize().Height)/2))
		word.Resize(word.MinSize())
		objects = append(objects, ground, word)
	}
	b.badges.Objects = objects
	b.badges.Refresh()
}
