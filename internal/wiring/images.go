package wiring

import (
	"bytes"
	"crypto/sha256"
	"encoding/hex"
	"errors"
	"image"
	_ "image/gif" // the formats that pictures come in
	_ "image/jpeg"
	_ "image/png"
	"io"
	"io/fs"
	"slices"
	"strings"
	"sync"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"
)

// errImage is a picture that is too large to be read safely.
var errImage = errors.New("picture is too large")

// PictureSource hands out a picture's bytes by the name it has in decks.
type PictureSource interface {
	Picture(ref string) ([]byte, error)
}

// Pictures are the pictures that came with a deck file, by the name they have in it.
type Pictures map[string][]byte

// Picture implements PictureSource.
func (p Pictures) Picture(ref string) ([]byte, error) {
	data, ok := p[ref]
	if !ok {
		return nil, fs.ErrNotExist
	}
	return data, nil
}

// takePictures reads the pictures that a deck names by path and names them by their
// content instead. One that cannot be read keeps its path: layout then says so.
func takePictures(at beside, d *deck.Deck) Pictures {
	all := Pictures{}
	for _, s := range d.Slides {
		for _, b := range s.Blocks {
			if b.Image == nil {
				continue
			}
			fsys, name := at(b.Image.Ref)
			data, err := readBounded(fsys, name, app.MaxPictureBytes)
			if err != nil {
				continue
			}
			sum := sha256.Sum256(data)
			b.Image.Ref = deck.PictureHash + hex.EncodeToString(sum[:])
			all[b.Image.Ref] = data
		}
	}
	return all
}

// keptPixels bounds the decoded pictures that are kept: a slide is laid out at every key
// that is typed.
const keptPixels = 24 << 20

// images decodes pictures for layout and keeps the last ones.
type images struct {
	from PictureSource

	mu   sync.Mutex
	kept []decoded // the last used one last
}

type decoded struct {
	ref string
	pix image.Image
}

// Image decodes a PNG, JPEG or GIF picture.
func (im *images) Image(ref string) (image.Image, error) {
	named := strings.HasPrefix(ref, deck.PictureHash) // by its bytes: they never change
	if pix := im.recall(ref); named && pix != nil {
		return pix, nil
	}
	data, err := im.from.Picture(ref)
	if errors.Is(err, fs.ErrNotExist) {
		return nil, errors.New("no such file")
	}
	if err != nil {
		return nil, err
	}
	if err := app.CheckPicture(data); err != nil {
		return nil, err
	}
	pic, _, err := image.Decode(bytes.NewReader(data))
	if err == nil && named {
		im.keep(decoded{ref, pic})
	}
	return pic, err
}

// recall is a picture that is kept, or nil.
func (im *images) recall(ref string) image.Image {
	im.mu.Lock()
	defer im.mu.Unlock()
	for i, d := range im.kept {
		if d.ref == ref {
			im.kept = append(append(im.kept[:i:i], im.kept[i+1:]...), d)
			return d.pix
		}
	}
	return nil
}

// keep keeps a picture and lets the longest unused ones go.
func (im *images) keep(d decoded) {
	im.mu.Lock()
	defer im.mu.Unlock()
	im.kept = append(im.kept, d)
	pixels := 0
	for i := len(im.kept) - 1; i >= 0; i-- {
		b := im.kept[i].pix.Bounds()
		if pixels += b.Dx() * b.Dy(); pixels > keptPixels {
			im.kept = slices.Clone(im.kept[i+1:])
			return
		}
	}
}

func readBounded(fsys fs.FS, name string, limit int64) (data []byte, err error) {
	f, err := fsys.Open(name)
	if err != nil {
		return nil, err
	}
	defer func() { err = errors.Join(err, f.Close()) }()
	data, err = io.ReadAll(io.LimitReader(f, limit+1))
	if err == nil && int64(len(data)) > limit {
		err = errImage
	}
	return data, err
}
