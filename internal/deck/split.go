package deck

import (
	"slices"
	"strings"
)

// Cut says where a slide is parted: before a block, or inside it before a paragraph,
// an item, a figure or a row, counted from 0.
type Cut struct {
	Block ID
	At    int
}

// Part parts a slide. What stands before the cut stays; the rest, with what follows it
// in the same column, goes to a slide of the ID given, under the title given. False
// when one of both would be empty.
func (s Slide) Part(c Cut, id, block ID, title string) (first, rest Slide, ok bool) {
	at := slices.IndexFunc(s.Blocks, func(b Block) bool { return b.ID == c.Block })
	if at < 0 {
		return s, Slide{}, false
	}
	first, rest = s.Clone(), s
	rest.ID, rest.Title, rest.Subtitle, rest.Notes = id, title, "", ""
	first.Blocks, rest.Blocks = nil, nil
	slot, kept := s.Blocks[at].Slot, 0
	for i, b := range s.Blocks {
		switch {
		case i == at && c.At > 0:
			head, tail, parted := b.part(c.At)
			if !parted {
				return s, Slide{}, false
			}
			tail.ID = block
			first.Blocks, rest.Blocks = append(first.Blocks, head), append(rest.Blocks, tail)
			kept++
		case i >= at && b.Slot == slot:
			rest.Blocks = append(rest.Blocks, b)
		default:
			first.Blocks = append(first.Blocks, b)
			kept++
		}
	}
	if kept == 0 || len(rest.Blocks) == 0 {
		return s, Slide{}, false
	}
	rest.alone()
	return first, rest, true
}

// alone gives a slide that holds one column of another the layout for it.
func (s *Slide) alone() {
	if s.Layout == TwoColumns || s.Layout == TitleSlide || s.Layout == SectionSlide || s.Layout == Statement {
		s.Layout = BulletSlide
	}
	for i := range s.Blocks {
		s.Blocks[i].Slot = Main
	}
}

// part parts a block before its nth paragraph, item, figure or row; a table's head
// stands over both.
func (b Block) part(n int) (head, tail Block, ok bool) {
	head, tail = b.Clone(), b.Clone()
	switch b.Kind {
	case Text, Callout:
		all := strings.Split(strings.ReplaceAll(b.Text, "\r\n", "\n"), "\n\n")
		if n >= len(all) {
			return b, b, false
		}
		head.Text, tail.Text = strings.Join(all[:n], "\n\n"), strings.Join(all[n:], "\n\n")
		return head, tail, strings.TrimSpace(head.Text) != "" && strings.TrimSpace(tail.Text) != ""
	case Bullets:
		if n >= len(b.Items) {
			return b, b, false
		}
		head.Items, tail.Items = head.Items[:n], tail.Items[n:]
	case KeyFigures:
		if n >= len(b.Figures) {
			return b, b, false
		}
		head.Figures, tail.Figures = head.Figures[:n], tail.Figures[n:]
	case TableBlock, Options:
		return b.partTable(n)
	case Recommendation:
		if n >= len(b.Actions) {
			return b, b, false
		}
		head.Actions, tail.Actions = head.Actions[:n], tail.Actions[n:]
	case ChartBlock, QuoteBlock, ImageBlock, Sources, Caveats, Divider:
		return b, b, false
	}
	return head, tail, true
}

// partTable parts a table before a row; its head stands over both parts.
func (b Block) partTable(n int) (head, tail Block, ok bool) {
	if b.Table == nil || n < 1 || n >= len(b.Table.Rows) || n < 2 && !b.Table.Headless {
		return b, b, false
	}
	head, tail = b.Clone(), b.Clone()
	first := tail.Table.Rows[:1]
	if b.Table.Headless {
		first = nil
	}
	head.Table.Rows, tail.Table.Rows = head.Table.Rows[:n], slices.Concat(first, tail.Table.Rows[n:])
	head.Table.Preferred, tail.Table.Preferred = b.Table.Preferred, 0
	if b.Table.Preferred >= n {
		head.Table.Preferred, tail.Table.Preferred = 0, b.Table.Preferred-n+1
	}
	return head, tail, true
}

// PartSlide is the step that puts two slides in a slide's place: first under its ID,
// and rest after it.
func PartSlide(old Slide, at int, first, rest Slide) Edit {
	const what = "Split slide"
	var edits []Edit
	for _, b := range old.Blocks {
		if now, ok := first.Block(b.ID); !ok {
			edits = append(edits, DeleteBlock{Slide: old.ID, ID: b.ID})
		} else {
			edits = append(edits, SetBlock{Slide: old.ID, What: what, Block: now})
		}
	}
	return Batch{What: what, Edits: append(edits, InsertSlide{At: at + 1, Slide: rest})}
}
