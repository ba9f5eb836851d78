package pdftext

import (
	"bytes"
	"context"
	"errors"
	"fmt"
	"io"
	"reflect"
	"strings"
	"sync"
	"time"

	"github.com/klippa-app/go-pdfium"
	"github.com/klippa-app/go-pdfium/webassembly"
	"github.com/tetratelabs/wazero"
	"github.com/tetratelabs/wazero/api"
	"github.com/tetratelabs/wazero/experimental"
)

// engine is one instance of PDFium in its sandbox. The first error stays: calls after
// it do nothing, and the instance is thrown away.
//
// PDFium's functions are called directly. The module's Go interface makes some fourteen
// calls a character, and a call that a context may end costs a microsecond.
type engine struct {
	ctx    context.Context // of the page being read
	whole  context.Context
	pool   pdfium.Pool
	module api.Module
	files  fileAccess
	fn     map[string]api.Function
	stack  [8]uint64
	buf    uint32 // scratch of bufSize bytes in the sandbox
	err    error
}

// fileAccess is the part of the Go interface that lets PDFium read bytes kept outside
// the sandbox.
type fileAccess interface {
	CreateFileAccessReader(size int64, r io.ReadSeeker) (*uint64, *uint32, error)
}

const bufSize = 4096

// compiled keeps the compiled module for the next document, by cache folder.
var compiled = struct {
	sync.Mutex
	byDir map[string]wazero.CompilationCache
}{byDir: map[string]wazero.CompilationCache{}}

// cacheIn is the compilation cache in a folder; one in memory when the folder cannot be used.
func cacheIn(dir string) wazero.CompilationCache {
	compiled.Lock()
	defer compiled.Unlock()
	if c, ok := compiled.byDir[dir]; ok {
		return c
	}
	c, err := wazero.NewCompilationCache(), error(nil)
	if dir != "" {
		if c, err = wazero.NewCompilationCacheWithDir(dir); err != nil {
			c = wazero.NewCompilationCache()
		}
	}
	compiled.byDir[dir] = c
	return c
}

// start makes an instance. Compiling cannot be stopped: when the context ends, it goes
// on in the background and its result is dropped.
func start(ctx context.Context, cacheDir string) (*engine, error) {
	type result struct {
		e   *engine
		err error
	}
	done := make(chan result, 1)
	go func() {
		e, err := newEngine(ctx, cacheDir)
		done <- result{e, err}
	}()
	select {
	case r := <-done:
		return r.e, r.err
	case <-ctx.Done():
		go func() {
			if r := <-done; r.e != nil {
				r.e.close()
			}
		}()
		return nil, ctx.Err()
	}
}

func newEngine(ctx context.Context, cacheDir string) (*engine, error) {
	config := wazero.NewRuntimeConfig().
		WithCoreFeatures(api.CoreFeaturesV2 | experimental.CoreFeaturesExceptionHandling).
		WithMemoryLimitPages(memoryMB << 20 / wasmPage).
		WithCloseOnContextDone(true).
		WithCompilationCache(cacheIn(cacheDir))
	pool, err := webassembly.Init(webassembly.Config{
		Context: experimental.WithMemoryAllocator(context.Background(), experimental.MemoryAllocatorFunc(allocate)),
		MaxIdle: 1, MaxTotal: 1, RuntimeConfig: config, FSConfig: wazero.NewFSConfig(), Stdout: io.Discard, Stderr: io.Discard,
	})
	if err != nil {
		return nil, fmt.Errorf("start the PDF reader: %w", err)
	}
	e := &engine{ctx: ctx, whole: ctx, pool: pool, fn: map[string]api.Function{}}
	in, err := pool.GetInstance(time.Minute)
	if err == nil {
		err = e.reach(in.GetImplementation())
	}
	if err != nil {
		e.close()
		return nil, fmt.Errorf("start the PDF reader: %w", err)
	}
	e.buf = uint32(e.call("malloc", bufSize))
	return e, e.err
}

// block is the sandbox's memory: all it may ever have, from the start, since growing
// would copy it and hold it twice. What is never touched costs nothing.
type block struct{ bytes []byte }

func allocate(_, _ uint64) experimental.LinearMemory {
	return &block{make([]byte, memoryMB<<20)}
}

// Reallocate gives the first size bytes; nil when there are not so many.
func (b *block) Reallocate(size uint64) []byte {
	if size > uint64(len(b.bytes)) {
		return nil
	}
	return b.bytes[:size]
}

// Free lets go of the memory.
func (b *block) Free() { b.bytes = nil }

// reach takes the module out of the Go interface's implementation, which exports it
// in a package of its own.
func (e *engine) reach(implementation any) error {
	v := reflect.Indirect(reflect.ValueOf(implementation))
	if v.Kind() == reflect.Struct {
		if f := v.FieldByName("Module"); f.IsValid() && f.CanInterface() {
			e.module, _ = f.Interface().(api.Module)
		}
	}
	e.files, _ = implementation.(fileAccess)
	if e.module == nil || e.files == nil {
		return errors.New("this version of the PDFium module hides its functions")
	}
	return nil
}

// close throws the instance away. A closed module's own close may panic.
func (e *engine) close() {
	defer func() { _ = recover() }()
	if e.module != nil {
		_ = e.module.Close(context.Background())
	}
	_ = e.pool.Close()
}

// call calls a function of PDFium; 0 once there is an error.
func (e *engine) call(name string, args ...uint64) (result uint64) {
	if e.err != nil {
		return 0
	}
	f := e.fn[name]
	if f == nil {
		if f = e.module.ExportedFunction(name); f == nil {
			e.err = fmt.Errorf("the PDFium module has no %s", name)
			return 0
		}
		e.fn[name] = f
	}
	defer func() {
		if r := recover(); r != nil {
			e.err, result = e.meaning(fmt.Errorf("the reader broke off: %v", r)), 0
		}
	}()
	copy(e.stack[:], args)
	if err := f.CallWithStack(e.ctx, e.stack[:]); err != nil {
		e.err = e.meaning(err)
		return 0
	}
	return e.stack[0]
}

// meaning says what an error of a call means: the end of the context, or a document
// that broke its bounds or the reader.
func (e *engine) meaning(err error) error {
	text := err.Error()
	switch {
	case e.whole.Err() != nil:
		return e.whole.Err()
	case e.ctx.Err() != nil:
		return fmt.Errorf("%w: a page takes longer than %s", ErrLimit, pageTime)
	case strings.Contains(text, "unreachable") || strings.Contains(text, "out of bounds memory") || strings.Contains(text, "stack overflow"):
		return fmt.Errorf("%w: it breaks the reader or needs more than %d MB", ErrLimit, memoryMB)
	}
	return fmt.Errorf("%w: %s", ErrDamaged, firstLine(text))
}

func firstLine(s string) string {
	s, _, _ = strings.Cut(s, "\n")
	return s
}

// The codes of FPDF_GetLastError.
const (
	codePassword = 4
	codeSecurity = 5
)

// open opens the document; its bytes stay outside the sandbox.
func (e *engine) open(data []byte, password string) (uint64, error) {
	access, _, err := e.files.CreateFileAccessReader(int64(len(data)), bytes.NewReader(data))
	if err != nil {
		return 0, fmt.Errorf("%w: %s", ErrDamaged, firstLine(err.Error()))
	}
	doc := e.load(*access, password)
	if doc == 0 && e.err == nil && e.call("FPDF_GetLastError") == codePassword && password != "" {
		doc = e.load(*access, latin1(password)) // older encryption takes passwords in Latin 1
	}
	if e.err != nil {
		return 0, e.err
	}
	if doc != 0 {
		return doc, nil
	}
	switch e.call("FPDF_GetLastError") {
	case codePassword:
		return 0, ErrPassword
	case codeSecurity:
		return 0, fmt.Errorf("%w: it is encrypted in a way that cannot be read; save it without encryption", ErrDamaged)
	}
	return 0, ErrDamaged
}

func (e *engine) load(access uint64, password string) uint64 {
	text := append([]byte(password), 0)
	if len(text) > bufSize {
		text = []byte{0}
	}
	e.module.Memory().Write(e.buf, text)
	return e.call("FPDF_LoadCustomDocument", access, uint64(e.buf))
}

func latin1(s string) string {
	var out []byte
	for _, r := range s {
		if r > 0xff {
			return s
		}
		out = append(out, byte(r))
	}
	return string(out)
}
