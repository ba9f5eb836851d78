package chart

import (
	"bytes"
	"compress/gzip"
	"context"
	"crypto/sha256"
	"encoding/hex"
	"fmt"
	"io"
	"math"
	"strconv"
	"sync"
	"time"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
)

// DefaultDeadline is how long drawing one chart may take, from the moment an engine
// is free for it, when the caller's context sets no earlier end. It is far above what
// any chart needs.
const DefaultDeadline = 10 * time.Second

// The smallest and largest size that Draw accepts, in widths of the text size.
const (
	minEm = 3
	maxEm = 1000
)

// drawingVersion changes when the same option would become other items.
const drawingVersion = "1"

// Renderer draws charts. It is safe for concurrent use: every chart being drawn has
// a JavaScript engine of its own, at most one a processor, kept for the next.
type Renderer struct {
	set   Setter
	cache Cache
	pool  *pool
	stamp func() string // what else than option and size a drawing depends on
}

// NewRenderer returns a renderer that measures with set. cache may be nil. Nothing
// is started before the first chart that the cache does not hold.
func NewRenderer(set Setter, cache Cache) *Renderer {
	r := &Renderer{set: set, cache: cache, pool: newPool(set.Width)}
	r.stamp = sync.OnceValue(func() string { return engineStamp() + " " + drawingVersion + " " + metrics(set) })
	return r
}

// Close lets the engines go. Draw returns an error afterwards.
func (r *Renderer) Close() { r.pool.close() }

// metrics names the measures of a setter's faces by a sample of text.
func metrics(set Setter) string {
	out := ""
	for _, sample := range []string{"0123456789,.−–%", "The quick brown fox jumps over the lazy dog"} {
		for _, bold := range []bool{false, true} {
			out += strconv.FormatFloat(set.Width(sample, 1000, bold), 'f', 1, 64) + " "
		}
	}
	return out
}

// Draw draws a chart without its title, source and notes: those belong to the page.
// Everything lies within 0,0 and the size. The same chart, size, look and faces give
// the same items. Errors say which chart; context.DeadlineExceeded when it took
// longer than DefaultDeadline or the context allowed.
func (r *Renderer) Draw(ctx context.Context, s Spec, size Size, look Look) ([]frame.Item, error) {
	items, err := r.draw(ctx, s, size, look)
	if err != nil {
		return nil, fmt.Errorf("draw chart %q: %w", clip(s.Title()), err)
	}
	return items, nil
}

func (r *Renderer) draw(ctx context.Context, s Spec, size Size, look Look) ([]frame.Item, error) {
	if !(look.TextSize > 0) || !fits(size.W/look.TextSize) || !fits(size.H/look.TextSize) {
		return nil, fmt.Errorf("a size of %g × %g with text of %g", size.W, size.H, look.TextSize)
	}
	if s.count() == 0 {
		return nil, ErrNoData
	}
	p := newPlan(s, size, look, r.set.Width)
	d := p.drawing()
	option, err := p.option(d)
	if err != nil {
		return nil, err
	}
	svg, err := r.svg(ctx, option, Size{math.Floor(p.w), math.Floor(p.h)})
	if err != nil {
		return nil, err
	}
	items, _, err := readSVG(svg, r.set, look.TextSize/em)
	if err != nil {
		return nil, err
	}
	items = append(d.under, items...)
	if !draws(items) {
		return nil, fmt.Errorf("the chart library drew nothing for a %s chart", s.Type)
	}
	return items, nil
}

// fits tells whether a length in text sizes can be drawn; false for NaN too.
func fits(ems float64) bool { return ems >= minEm && ems <= maxEm }

// drawing lays the chart out by its type.
func (p *plan) drawing() *drawing {
	if d := p.boarded(); d != nil {
		return d
	}
	switch {
	case round(p.Type):
		return p.pie()
	case p.Type == deck.Slope:
		return p.slope()
	case p.Type == deck.Scatter || p.Type == deck.Bubble:
		return p.scatter()
	case lineLike(p.Type):
		return p.lines()
	}
	return p.bars()
}

// draws tells whether there is ink beside text: a chart that lost its marks is empty.
func draws(items []frame.Item) bool {
	any := false
	frame.Walk(items, func(it frame.Item) {
		if _, ok := it.(*frame.Path); ok {
			any = true
		}
	})
	return any
}

// svg returns the drawing of an option, from the cache when that holds it.
func (r *Renderer) svg(ctx context.Context, option []byte, size Size) ([]byte, error) {
	key := r.key(option, size)
	if r.cache != nil {
		if packed, ok := r.cache.Chart(key); ok {
			if svg, err := unpack(packed); err == nil {
				return svg, nil
			}
		}
	}
	svg, err := r.pool.render(ctx, string(option), size)
	if err != nil {
		return nil, err
	}
	if r.cache != nil {
		r.cache.PutChart(key, pack([]byte(svg)))
	}
	return []byte(svg), nil
}

func (r *Renderer) key(option []byte, size Size) string {
	h := sha256.New()
	fmt.Fprintf(h, "%s\n%g %g\n", r.stamp(), size.W, size.H)
	h.Write(option)
	return hex.EncodeToString(h.Sum(nil))
}

func pack(svg []byte) []byte {
	var b bytes.Buffer
	z := gzip.NewWriter(&b)
	_, _ = z.Write(svg) // a buffer takes everything
	_ = z.Close()
	return b.Bytes()
}

func unpack(packed []byte) ([]byte, error) {
	z, err := gzip.NewReader(bytes.NewReader(packed))
	if err != nil {
		return nil, fmt.Errorf("read the cached chart: %w", err)
	}
	svg, err := io.ReadAll(io.LimitReader(z, maxSVGBytes+1))
	if err != nil {
		return nil, fmt.Errorf("read the cached chart: %w", err)
	}
	return svg, nil
}
