// Package slideview shows painted frames: at exact window pixels, painted away from
// the screen's goroutine, and with a way back from a click to the block under it.
package slideview

import (
	"container/list"
	"context"
	"image"
	"runtime"
	"sync"

	"briefdeck/internal/frame"
)

// Paint draws a part of the picture that a frame makes at a width in pixels; an empty
// part is all of it.
type Paint func(ctx context.Context, f *frame.Frame, width int, part image.Rectangle) (*image.RGBA, error)

// cacheBytes bounds the painted pictures that are kept.
const cacheBytes = 96 << 20

// Request asks for a picture.
type Request struct {
	Slot   any             // who asks: a newer request of the same slot takes the place of an older
	Urgent bool            // before requests that are not
	Width  int             // pixels
	Part   image.Rectangle // of the picture; empty: all of it
	Fine   bool            // painted larger and scaled down, for small pictures
	Once   bool            // nobody asks for it again: it is not kept
	Frame  func(context.Context) (*frame.Frame, error)
	Show   func(Picture, error) // on the screen's goroutine; nil only prepares
}

// Picture is a painted frame.
type Picture struct {
	Image *image.RGBA
	Frame *frame.Frame
}

// Painter paints requests one after another on a few goroutines and keeps what it
// painted. It is safe for concurrent use.
type Painter struct {
	paint Paint
	post  func(func())

	mu      sync.Mutex
	queue   []*job
	slots   map[any]*job
	workers int
	idle    *sync.Cond
	kept    map[cacheKey]*list.Element
	order   *list.List // of cached, the latest used first
	bytes   int
}

type job struct {
	Request
	ctx    context.Context
	cancel context.CancelFunc
}

type cacheKey struct {
	frame *frame.Frame
	width int
	part  image.Rectangle
	fine  bool
}

type cached struct {
	key cacheKey
	img *image.RGBA
}

// NewPainter returns a painter. post runs something on the screen's goroutine.
func NewPainter(paint Paint, post func(func())) *Painter {
	p := &Painter{paint: paint, post: post, slots: map[any]*job{}, kept: map[cacheKey]*list.Element{}, order: list.New()}
	p.idle = sync.NewCond(&p.mu)
	return p
}

// Ask puts a request into the queue.
func (p *Painter) Ask(r Request) {
	ctx, cancel := context.WithCancel(context.Background())
	j := &job{r, ctx, cancel}
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(r.Slot)
	p.slots[r.Slot] = j
	p.queue = append(p.queue, j)
	if p.workers < workers() {
		p.workers++
		go p.work()
	}
}

// workers leaves a processor for the screen.
func workers() int { return min(4, max(1, runtime.NumCPU()-1)) }

// Drop forgets a slot's request: what asked for it left the sight.
func (p *Painter) Drop(slot any) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.drop(slot)
}

func (p *Painter) drop(slot any) {
	if old := p.slots[slot]; old != nil {
		old.cancel()
		delete(p.slots, slot)
	}
}

// Held is how many bytes the pictures take that are kept: cacheBytes at most.
func (p *Painter) Held() int {
	p.mu.Lock()
	defer p.mu.Unlock()
	return p.bytes
}

// Wait returns when nothing is being painted and nothing waits.
func (p *Painter) Wait() {
	p.mu.Lock()
	defer p.mu.Unlock()
	for p.workers > 0 {
		p.idle.Wait()
	}
}

func (p *Painter) work() {
	for {
		j := p.next()
		if j == nil {
			return
		}
		pic, err := p.make(j)
		if j.ctx.Err() == nil && j.Show != nil {
			p.post(func() {
				if j.ctx.Err() == nil {
					j.Show(pic, err)
				}
			})
		}
	}
}

// next takes the first urgent request, else the first; nil ends the worker.
func (p *Painter) next() *job {
	p.mu.Lock()
	defer p.mu.Unlock()
	at := -1
	live := p.queue[:0]
	for _, j := range p.queue {
		if j.ctx.Err() == nil {
			live = append(live, j)
		}
	}
	p.queue = live
	for i, j := range p.queue {
		if at < 0 || j.Urgent && !p.queue[at].Urgent {
			at = i
		}
	}
	if at < 0 {
		p.workers--
		p.idle.Broadcast()
		return nil
	}
	j := p.queue[at]
	p.queue = append(p.queue[:at:at], p.queue[at+1:]...)
	return j
}

func (p *Painter) make(j *job) (Picture, error) {
	f, err := j.Frame(j.ctx)
	if err != nil {
		return Picture{}, err
	}
	key := cacheKey{f, j.Width, j.Part, j.Fine}
	if img := p.cached(key); img != nil {
		return Picture{img, f}, nil
	}
	img, err := p.draw(j, f)
	if err != nil {
		return Picture{}, err
	}
	if !j.Once {
		p.keep(key, img)
	}
	return Picture{img, f}, nil
}

func (p *Painter) draw(j *job, f *frame.Frame) (*image.RGBA, error) {
	if !j.Fine {
		return p.paint(j.ctx, f, j.Width, j.Part)
	}
	large, err := p.paint(j.ctx, f, 3*j.Width, image.Rectangle{})
	if err != nil {
		return nil, err
	}
	return third(large), nil
}

// third is a picture at a third of its size: each pixel the mean of nine.
func third(large *image.RGBA) *image.RGBA {
	w, h := large.Rect.Dx()/3, (large.Rect.Dy()+1)/3
	small := image.NewRGBA(image.Rect(0, 0, w, h))
	for y := range h {
		row := small.Pix[y*small.Stride:][:4*w]
		var rows [3][]uint8
		for i := range rows {
			from := min(3*y+i, large.Rect.Dy()-1) * large.Stride
			rows[i] = large.Pix[from : from+12*w]
		}
		for i := range row {
			at, sum := i/4*12+i%4, uint32(0)
			for _, r := range rows {
				sum += uint32(r[at]) + uint32(r[at+4]) + uint32(r[at+8])
			}
			row[i] = uint8((sum + 4) / 9)
		}
	}
	return small
}

// Cached is a picture that is already painted, else nil.
func (p *Painter) Cached(f *frame.Frame, width int) *image.RGBA {
	return p.cached(cacheKey{frame: f, width: width})
}

func (p *Painter) cached(key cacheKey) *image.RGBA {
	p.mu.Lock()
	defer p.mu.Unlock()
	e, ok := p.kept[key]
	if !ok {
		return nil
	}
	p.order.MoveToFront(e)
	return e.Value.(cached).img
}

func (p *Painter) keep(key cacheKey, img *image.RGBA) {
	p.mu.Lock()
	defer p.mu.Unlock()
	p.kept[key] = p.order.PushFront(cached{key, img})
	p.bytes += len(img.Pix)
	for p.bytes > cacheBytes && p.order.Len() > 1 {
		last := p.order.Remove(p.order.Back()).(cached)
		delete(p.kept, last.key)
		p.bytes -= len(last.img.Pix)
	}
}
