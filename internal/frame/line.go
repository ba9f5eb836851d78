package frame

// Line is one line of a deck's text where it stands on a frame, with every place in
// it where a caret can stand. Only frames that are laid out to be edited have lines.
type Line struct {
	Block  string  // the deck block; empty for the slide's own texts
	Field  string  // the piece of text, as deck names it: "title", "items.2"
	Box    Rect    // from the first place to the last, as high as the letters
	Places []Place // from left to right, at least one
}

// Place is where a caret can stand: between two letters of a line.
type Place struct {
	X    float64
	From int // byte of the text where the letter before the place ends
	To   int // byte where the letter behind it begins: marks of Markdown stand between
}

// Moved is the line somewhere else.
func (l Line) Moved(dx, dy float64) Line {
	places := make([]Place, len(l.Places))
	for i, p := range l.Places {
		p.X += dx
		places[i] = p
	}
	l.Box.X, l.Box.Y, l.Places = l.Box.X+dx, l.Box.Y+dy, places
	return l
}
