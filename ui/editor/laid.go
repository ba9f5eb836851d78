package editor

import (
	"context"
	"sync"

	"briefdeck/internal/deck"
	"briefdeck/internal/frame"
	"briefdeck/internal/layout"
)

// laid keeps slides as they were laid out. It is safe for concurrent use.
type laid struct {
	lay func(context.Context, deck.ID) (layout.Result, error)

	mu   sync.Mutex
	done map[deck.ID]layout.Result
	age  int // counts forgettings: what began before one is not kept
}

func newLaid(lay func(context.Context, deck.ID) (layout.Result, error)) *laid {
	return &laid{lay: lay, done: map[deck.ID]layout.Result{}}
}

// slide lays a slide out unless it is kept.
func (l *laid) slide(ctx context.Context, id deck.ID) (layout.Result, error) {
	l.mu.Lock()
	r, ok := l.done[id]
	age := l.age
	l.mu.Unlock()
	if ok {
		return r, nil
	}
	r, err := l.lay(ctx, id)
	if err != nil {
		return layout.Result{}, err
	}
	l.mu.Lock()
	defer l.mu.Unlock()
	if l.age == age {
		l.done[id] = r
	}
	return r, nil
}

// frame is a slide's frame.
func (l *laid) frame(ctx context.Context, id deck.ID) (*frame.Frame, error) {
	r, err := l.slide(ctx, id)
	if err != nil {
		return nil, err
	}
	return r.Pages[0].Frame, nil
}

// forget drops slides that changed; without any, all of them.
func (l *laid) forget(ids ...deck.ID) {
	l.mu.Lock()
	defer l.mu.Unlock()
	l.age++
	if len(ids) == 0 {
		clear(l.done)
	}
	for _, id := range ids {
		delete(l.done, id)
	}
}
