package deck

// Texts lists every piece of text on the slide that a reader sees, tokens and markup
// included, in reading order: titles, blocks, alternative texts. Notes are left out.
func (s Slide) Texts() []string {
	out := []string{s.Title, s.Subtitle}
	for _, b := range s.Blocks {
		out = append(out, b.Texts()...)
	}
	return out
}

// Texts lists every piece of text in the block, tokens and markup included.
func (b Block) Texts() []string {
	out := []string{b.Text, b.Alt}
	for _, it := range b.Items {
		out = append(out, it.Text)
	}
	for _, f := range b.Figures {
		out = append(out, f.Value, f.Unit, f.Label)
	}
	if c := b.Chart; c != nil {
		out = append(out, c.Title, c.Subtitle, c.Note)
		out = append(out, c.Labels...)
	}
	if t := b.Table; t != nil {
		for _, row := range t.Rows {
			out = append(out, row...)
		}
		out = append(out, t.Source)
	}
	if q := b.Quote; q != nil {
		out = append(out, q.Text, q.Source)
	}
	if i := b.Image; i != nil {
		out = append(out, i.Caption, i.Credit)
	}
	return out
}
