package deck

import (
	"encoding/json"
	"fmt"
	"slices"
)

// Edit is one change to a deck that knows the way back. Edits are plain data:
// they are kept in the library's journal as JSON.
type Edit interface {
	// Name says what the edit does, for a menu: "Move slide".
	Name() string
	// Apply changes d and returns the edit that undoes it. On error d is unchanged.
	Apply(d *Deck) (inverse Edit, err error)
}

// InsertSlide puts a slide before position At (len(Slides) appends).
type InsertSlide struct {
	At    int   `json:"at"`
	Slide Slide `json:"slide"`
}

// Name implements Edit.
func (InsertSlide) Name() string { return "Add slide" }

// Apply implements Edit.
func (e InsertSlide) Apply(d *Deck) (Edit, error) {
	if e.At < 0 || e.At > len(d.Slides) {
		return nil, fmt.Errorf("add slide at %d of %d: %w", e.At, len(d.Slides), ErrNoSlide)
	}
	d.Slides = slices.Insert(d.Slides, e.At, e.Slide.Clone())
	return DeleteSlide{ID: e.Slide.ID}, nil
}

// DeleteSlide takes a slide out.
type DeleteSlide struct {
	ID ID `json:"id"`
}

// Name implements Edit.
func (DeleteSlide) Name() string { return "Delete slide" }

// Apply implements Edit.
func (e DeleteSlide) Apply(d *Deck) (Edit, error) {
	i, err := d.index(e.ID)
	if err != nil {
		return nil, err
	}
	gone := d.Slides[i]
	d.Slides = slices.Delete(d.Slides, i, i+1)
	return InsertSlide{At: i, Slide: gone}, nil
}

// MoveSlide takes a slide out and puts it at position To of the rest.
type MoveSlide struct {
	ID ID  `json:"id"`
	To int `json:"to"`
}

// Name implements Edit.
func (MoveSlide) Name() string { return "Move slide" }

// Apply implements Edit.
func (e MoveSlide) Apply(d *Deck) (Edit, error) {
	i, err := d.index(e.ID)
	if err != nil {
		return nil, err
	}
	if e.To < 0 || e.To >= len(d.Slides) {
		return nil, fmt.Errorf("move slide to %d of %d: %w", e.To, len(d.Slides), ErrNoSlide)
	}
	s := d.Slides[i]
	d.Slides = slices.Insert(slices.Delete(d.Slides, i, i+1), e.To, s)
	return MoveSlide{ID: e.ID, To: i}, nil
}

// SetHead replaces what a slide says apart from its blocks: layout, titles, notes, group, visibility.
type SetHead struct {
	ID   ID     `json:"id"`
	What string `json:"what"` // for the menu: "Edit title"
	Head Slide  `json:"head"` // its ID and Blocks are not used
}

// Name implements Edit.
func (e SetHead) Name() string { return e.What }

// Apply implements Edit.
func (e SetHead) Apply(d *Deck) (Edit, error) {
	i, err := d.index(e.ID)
	if err != nil {
		return nil, err
	}
	old := d.Slides[i]
	next := e.Head
	next.ID, next.Blocks = old.ID, old.Blocks
	d.Slides[i] = next
	old.Blocks = nil
	return SetHead{ID: e.ID, What: e.What, Head: old}, nil
}

// InsertBlock puts a block before position At of a slide's blocks.
type InsertBlock struct {
	Slide ID    `json:"slide"`
	At    int   `json:"at"`
	Block Block `json:"block"`
}

// Name implements Edit.
func (InsertBlock) Name() string { return "Add block" }

// Apply implements Edit.
func (e InsertBlock) Apply(d *Deck) (Edit, error) {
	i, err := d.index(e.Slide)
	if err != nil {
		return nil, err
	}
	s := &d.Slides[i]
	if e.At < 0 || e.At > len(s.Blocks) {
		return nil, fmt.Errorf("add block at %d of %d: %w", e.At, len(s.Blocks), ErrNoBlock)
	}
	s.Blocks = slices.Insert(slices.Clone(s.Blocks), e.At, e.Block.Clone())
	return DeleteBlock{Slide: e.Slide, ID: e.Block.ID}, nil
}

// DeleteBlock takes a block off a slide.
type DeleteBlock struct {
	Slide ID `json:"slide"`
	ID    ID `json:"id"`
}

// Name implements Edit.
func (DeleteBlock) Name() string { return "Delete block" }

// Apply implements Edit.
func (e DeleteBlock) Apply(d *Deck) (Edit, error) {
	s, j, err := d.blockAt(e.Slide, e.ID)
	if err != nil {
		return nil, err
	}
	gone := s.Blocks[j]
	s.Blocks = slices.Delete(slices.Clone(s.Blocks), j, j+1)
	return InsertBlock{Slide: e.Slide, At: j, Block: gone}, nil
}

// SetBlock replaces a block by another content under the same ID.
type SetBlock struct {
	Slide ID     `json:"slide"`
	What  string `json:"what"` // for the menu: "Edit text"
	Block Block  `json:"block"`
}

// Name implements Edit.
func (e SetBlock) Name() string { return e.What }

// Apply implements Edit.
func (e SetBlock) Apply(d *Deck) (Edit, error) {
	s, j, err := d.blockAt(e.Slide, e.Block.ID)
	if err != nil {
		return nil, err
	}
	old := s.Blocks[j]
	s.Blocks = slices.Clone(s.Blocks)
	s.Blocks[j] = e.Block.Clone()
	return SetBlock{Slide: e.Slide, What: e.What, Block: old}, nil
}

// MoveBlock takes a block out and puts it at position To of the slide's rest.
type MoveBlock struct {
	Slide ID  `json:"slide"`
	ID    ID  `json:"id"`
	To    int `json:"to"`
}

// Name implements Edit.
func (MoveBlock) Name() string { return "Move block" }

// Apply implements Edit.
func (e MoveBlock) Apply(d *Deck) (Edit, error) {
	s, j, err := d.blockAt(e.Slide, e.ID)
	if err != nil {
		return nil, err
	}
	if e.To < 0 || e.To >= len(s.Blocks) {
		return nil, fmt.Errorf("move block to %d of %d: %w", e.To, len(s.Blocks), ErrNoBlock)
	}
	b := s.Blocks[j]
	s.Blocks = slices.Insert(slices.Delete(slices.Clone(s.Blocks), j, j+1), e.To, b)
	return MoveBlock{Slide: e.Slide, ID: e.ID, To: j}, nil
}

// SetMeta replaces what the deck says about itself.
type SetMeta struct {
	Meta Meta `json:"meta"`
}

// Name implements Edit.
func (SetMeta) Name() string { return "Edit document details" }

// Apply implements Edit.
func (e SetMeta) Apply(d *Deck) (Edit, error) {
	old := d.Meta
	d.Meta = e.Meta
	return SetMeta{Meta: old}, nil
}

// Batch is several edits as one step.
type Batch struct {
	What  string `json:"what"`
	Edits []Edit `json:"-"`
}

// Name implements Edit.
func (e Batch) Name() string { return e.What }

// Apply implements Edit: all of the edits, or none.
func (e Batch) Apply(d *Deck) (Edit, error) {
	work := d.Clone()
	back := make([]Edit, len(e.Edits))
	for i, one := range e.Edits {
		inv, err := one.Apply(work)
		if err != nil {
			return nil, err
		}
		back[len(back)-1-i] = inv
	}
	*d = *work
	return Batch{What: e.What, Edits: back}, nil
}

func (d *Deck) index(id ID) (int, error) {
	for i := range d.Slides {
		if d.Slides[i].ID == id {
			return i, nil
		}
	}
	return 0, fmt.Errorf("slide %s: %w", id, ErrNoSlide)
}

func (d *Deck) blockAt(slide, block ID) (*Slide, int, error) {
	i, err := d.index(slide)
	if err != nil {
		return nil, 0, err
	}
	for j := range d.Slides[i].Blocks {
		if d.Slides[i].Blocks[j].ID == block {
			return &d.Slides[i], j, nil
		}
	}
	return nil, 0, fmt.Errorf("block %s: %w", block, ErrNoBlock)
}

// Slide returns the slide and its position.
func (d *Deck) Slide(id ID) (Slide, int, error) {
	i, err := d.index(id)
	if err != nil {
		return Slide{}, 0, err
	}
	return d.Slides[i], i, nil
}

// Block returns the block of that ID on the slide.
func (s Slide) Block(id ID) (Block, bool) {
	for _, b := range s.Blocks {
		if b.ID == id {
			return b, true
		}
	}
	return Block{}, false
}

// Clone copies a deck so that edits to either leave the other alone.
func (d *Deck) Clone() *Deck {
	c := *d
	c.Review = d.Review.Clone()
	c.Slides = make([]Slide, len(d.Slides))
	for i, s := range d.Slides {
		c.Slides[i] = s.Clone()
	}
	return &c
}

// Clone copies a slide with its blocks. Fields below a block are never changed in
// place (SetBlock replaces the whole block), so blocks are copied one level deep.
func (s Slide) Clone() Slide {
	s.Blocks = slices.Clone(s.Blocks)
	return s
}

// Clone copies a block deeply.
func (b Block) Clone() Block {
	raw, err := json.Marshal(b)
	if err != nil {
		panic("a block is plain data: " + err.Error())
	}
	var c Block
	if err := json.Unmarshal(raw, &c); err != nil {
		panic("a block is plain data: " + err.Error())
	}
	return c
}
