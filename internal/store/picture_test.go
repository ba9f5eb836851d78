package store

import (
	"errors"
	"io/fs"
	"strings"
	"testing"

	"briefdeck/internal/deck"
)

func TestPicturesAreKeptOnceByTheirBytes(t *testing.T) {
	db := newLibrary(t)
	first := must(db.AddPicture(t.Context(), []byte("one")))
	again := must(db.AddPicture(t.Context(), []byte("one")))
	other := must(db.AddPicture(t.Context(), []byte("two")))
	if first != again || first == other || !strings.HasPrefix(first, deck.PictureHash) {
		t.Errorf("named %s, %s, %s", first, again, other)
	}
	if got := must(db.Picture(other)); string(got) != "two" {
		t.Errorf("got %q", got)
	}
	if _, err := db.Picture(deck.PictureHash + strings.Repeat("0", 64)); !errors.Is(err, fs.ErrNotExist) {
		t.Errorf("a picture that is not kept: %v", err)
	}
	if _, err := db.AddPicture(t.Context(), nil); err == nil {
		t.Error("an empty picture was kept")
	}
}
