package store

import (
	"errors"
	"testing"
	"time"

	"briefdeck/internal/app"
	"briefdeck/internal/deck"

	"github.com/google/go-cmp/cmp"
)

func TestAVersionComesBackWhole(t *testing.T) {
	db := filled(t)
	must(db.AddDeck(t.Context(), everything()))
	d, _, err := db.Deck(t.Context(), "all")
	noError(t, err)
	want := app.Kept{
		Version: app.Version{ID: "v", Of: d.ID, Name: "Sent to minister", Note: "By hand", Revision: "abc", Slides: 3, Figures: 2, At: time.Date(2026, 11, 25, 9, 0, 0, 5, time.UTC)},
		State:   app.State{Deck: d, Book: must(db.Book(t.Context()))},
	}
	noError(t, db.AddVersion(t.Context(), want))
	db = reopen(t, db)
	intact(t, db)
	got := must(db.Version(t.Context(), "v"))
	if diff := cmp.Diff(want, got, whole); diff != "" {
		t.Error(diff)
	}
	for key, f := range got.Book.Figures {
		if printed(f) != printed(want.Book.Figures[key]) {
			t.Errorf("%s prints %s, want %s", key, printed(f), printed(want.Book.Figures[key]))
		}
	}
	noError(t, db.NameVersion(t.Context(), "v", "Sent", ""))
	want.Name, want.Note = "Sent", ""
	if diff := cmp.Diff([]app.Version{want.Version}, must(db.Versions(t.Context(), "all"))); diff != "" {
		t.Error(diff)
	}
}

func TestVersionsAreListedNewestFirstAndGoWithTheirDeck(t *testing.T) {
	db := newLibrary(t)
	for _, key := range []string{"a", "b"} {
		must(db.AddDeck(t.Context(), &deck.Deck{ID: deck.ID("id-" + key), Key: key}))
	}
	state := app.State{Deck: &deck.Deck{}, Book: must(db.Book(t.Context()))}
	add := func(of, name string, at int) error {
		return db.AddVersion(t.Context(), app.Kept{Version: app.Version{Of: deck.ID(of), Name: name, At: time.Unix(int64(at), 0)}, State: state})
	}
	noError(t, add("id-a", "First", 1))
	noError(t, add("id-a", "Second", 2))
	noError(t, add("id-b", "First", 3))
	names := func(key string) (out []string) {
		for _, v := range must(db.Versions(t.Context(), key)) {
			out = append(out, v.Name)
		}
		return out
	}
	if diff := cmp.Diff([]string{"Second", "First"}, names("a")); diff != "" {
		t.Error(diff)
	}
	second := must(db.Versions(t.Context(), "a"))[0]
	for _, tt := range []struct {
		name      string
		err, want error
	}{
		{"a name that is taken", add("id-a", "First", 4), deck.ErrVersionName},
		{"a deck that is gone", add("id-c", "First", 4), deck.ErrNotFound},
		{"another's name", db.NameVersion(t.Context(), second.ID, "First", ""), deck.ErrVersionName},
		{"its own name", db.NameVersion(t.Context(), second.ID, "Second", "note"), nil},
		{"naming what is gone", db.NameVersion(t.Context(), "x", "Y", ""), deck.ErrNoVersion},
		{"deleting what is gone", db.DeleteVersion(t.Context(), "x"), deck.ErrNoVersion},
		{"deleting", db.DeleteVersion(t.Context(), second.ID), nil},
	} {
		if !errors.Is(tt.err, tt.want) {
			t.Errorf("%s: %v, want %v", tt.name, tt.err, tt.want)
		}
	}
	_, read := db.Version(t.Context(), second.ID)
	_, list := db.Versions(t.Context(), "c")
	if !errors.Is(read, deck.ErrNoVersion) || !errors.Is(list, deck.ErrNotFound) {
		t.Errorf("read %v, list %v", read, list)
	}
	noError(t, db.DeleteDeck(t.Context(), "a"))
	if diff := cmp.Diff([]string{"First"}, names("b")); diff != "" {
		t.Error(diff)
	}
	var n int
	if noError(t, db.r.QueryRow(`SELECT count(*) FROM version`).Scan(&n)); n != 1 {
		t.Errorf("%d versions left", n)
	}
}

func TestADamagedVersionIsToldAsThat(t *testing.T) {
	db := newLibrary(t)
	must(db.AddDeck(t.Context(), &deck.Deck{ID: "id", Key: "d"}))
	for i, content := range []string{`x''`, `x'00'`, `x'789c030000000001'`} {
		id := string(rune('a' + i))
		_, err := db.w.Exec(`INSERT INTO version VALUES (?, 'id', ?, '', '', 0, 0, '', `+content+`)`, id, id)
		noError(t, err)
		if _, err := db.Version(t.Context(), app.Version{ID: "a"}.ID); !errors.Is(err, ErrDamaged) {
			t.Errorf("%s: %v", content, err)
		}
	}
}
