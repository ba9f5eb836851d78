package slideview

import (
	"context"
	"image"
	"sync"
	"testing"

	"github.com/google/go-cmp/cmp"

	"briefdeck/internal/frame"
)

// bench is a painter whose posted work waits until it is run.
type bench struct {
	*Painter
	mu     sync.Mutex
	posted []func()
	drawn  int
}

func newBench() *bench {
	b := &bench{}
	b.Painter = NewPainter(func(_ context.Context, f *frame.Frame, width int, _ image.Rectangle) (*image.RGBA, error) {
		b.mu.Lock()
		b.drawn++
		b.mu.Unlock()
		return image.NewRGBA(image.Rect(0, 0, width, int(float64(width)*f.H/f.W))), nil
	}, func(fn func()) {
		b.mu.Lock()
		b.posted = append(b.posted, fn)
		b.mu.Unlock()
	})
	return b
}

func (b *bench) finish() {
	b.Wait()
	for _, fn := range b.posted {
		fn()
	}
	b.posted = nil
}

func still(f *frame.Frame) func(context.Context) (*frame.Frame, error) {
	return func(context.Context) (*frame.Frame, error) { return f, nil }
}

func TestTheNewestRequestOfASlotIsShown(t *testing.T) {
	b := newBench()
	one, two := &frame.Frame{W: 16, H: 9}, &frame.Frame{W: 16, H: 9}
	var got []*frame.Frame
	show := func(p Picture, _ error) { got = append(got, p.Frame) }
	b.Ask(Request{Slot: "a", Width: 160, Frame: still(one), Show: show})
	b.Ask(Request{Slot: "a", Width: 160, Frame: still(two), Show: show})
	b.finish()
	if len(got) != 1 || got[0] != two {
		t.Errorf("shown: %d pictures", len(got))
	}
}

func TestADroppedRequestIsNotShown(t *testing.T) {
	b := newBench()
	b.Ask(Request{Slot: "a", Width: 160, Frame: still(&frame.Frame{W: 16, H: 9}), Show: func(Picture, error) { t.Error("it was shown") }})
	b.Drop("a")
	b.finish()
}

func TestAPictureIsPaintedOnce(t *testing.T) {
	b := newBench()
	f := &frame.Frame{W: 16, H: 9}
	for range 3 {
		b.Ask(Request{Slot: "a", Width: 160, Frame: still(f), Show: func(Picture, error) {}})
		b.finish()
	}
	if b.drawn != 1 {
		t.Errorf("painted %d times", b.drawn)
	}
	if b.Cached(f, 160) == nil || b.Cached(f, 161) != nil {
		t.Error("it is kept for exactly its own width")
	}
}

func TestAPictureForOnceIsNotKept(t *testing.T) {
	b := newBench()
	f := &frame.Frame{W: 16, H: 9}
	for range 3 {
		b.Ask(Request{Slot: "a", Width: 160, Once: true, Frame: still(f), Show: func(Picture, error) {}})
		b.finish()
	}
	if b.drawn != 3 || b.Held() != 0 {
		t.Errorf("painted %d times, %d bytes kept", b.drawn, b.Held())
	}
}

func TestASmallPictureHasItsOwnSize(t *testing.T) {
	b := newBench()
	var got image.Rectangle
	b.Ask(Request{Slot: "a", Width: 160, Fine: true, Frame: still(&frame.Frame{W: 16, H: 9}), Show: func(p Picture, _ error) { got = p.Image.Rect }})
	b.finish()
	if diff := cmp.Diff(image.Rect(0, 0, 160, 90), got); diff != "" {
		t.Error(diff)
	}
}

func TestAClickFindsTheSmallestPartUnderIt(t *testing.T) {
	parts := map[string]frame.Rect{"whole": {X: 0, Y: 0, W: 100, H: 100}, "part": {X: 40, Y: 40, W: 10, H: 10}}
	for _, c := range []struct {
		name string
		at   frame.Point
		want string
	}{
		{"in both", frame.Point{X: 45, Y: 45}, "part"},
		{"in one", frame.Point{X: 5, Y: 5}, "whole"},
		{"a little beside", frame.Point{X: 104, Y: 50}, "whole"},
		{"in none", frame.Point{X: 200, Y: 50}, ""},
	} {
		t.Run(c.name, func(t *testing.T) {
			if diff := cmp.Diff(c.want, PartAt(parts, c.at)); diff != "" {
				t.Error(diff)
			}
		})
	}
}
