package chart

import (
	"context"
	"errors"
	"runtime"
	"sync"
)

// errClosed means the renderer was closed.
var errClosed = errors.New("the chart renderer is closed")

// pool lends machines: at most one a processor, made when first needed, and not
// used again after an error, since nobody knows in what state that left them.
type pool struct {
	width measure
	slots chan struct{}

	load sync.Once
	lib  library
	err  error // of loading the library

	mu     sync.Mutex
	idle   []*machine
	closed bool
}

func newPool(width measure) *pool {
	return &pool{width: width, slots: make(chan struct{}, max(1, runtime.GOMAXPROCS(0)))}
}

// render draws an option on a machine of the pool, waiting for one to be free.
func (p *pool) render(ctx context.Context, option string, size Size) (string, error) {
	select {
	case p.slots <- struct{}{}:
		defer func() { <-p.slots }()
	case <-ctx.Done():
		return "", ctx.Err()
	}
	m, err := p.take()
	if err != nil {
		return "", err
	}
	kept := false
	defer func() {
		if !kept { // also when measuring panicked
			m.close()
		}
	}()
	ctx, cancel := context.WithTimeout(ctx, patience*DefaultDeadline)
	defer cancel()
	svg, err := m.render(ctx, option, size)
	if err != nil {
		return "", err
	}
	kept = p.keep(m)
	return svg, nil
}

func (p *pool) take() (*machine, error) {
	p.mu.Lock()
	if p.closed {
		p.mu.Unlock()
		return nil, errClosed
	}
	if n := len(p.idle); n > 0 {
		m := p.idle[n-1]
		p.idle = p.idle[:n-1]
		p.mu.Unlock()
		return m, nil
	}
	p.mu.Unlock()
	p.load.Do(func() { p.lib, p.err = loadLibrary() })
	if p.err != nil {
		return nil, p.err
	}
	return newMachine(p.lib, p.width)
}

// keep takes a machine back; false when the pool was closed meanwhile.
func (p *pool) keep(m *machine) bool {
	p.mu.Lock()
	defer p.mu.Unlock()
	if p.closed {
		return false
	}
	p.idle = append(p.idle, m)
	return true
}

// close lets go of the idle machines; those at work follow when they are done.
func (p *pool) close() {
	p.mu.Lock()
	idle := p.idle
	p.idle, p.closed = nil, true
	p.mu.Unlock()
	for _, m := range idle {
		m.close()
	}
}
