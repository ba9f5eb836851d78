package store

import (
	"database/sql"
	"errors"
	"fmt"

	"briefdeck/internal/evidence"

	"github.com/mattn/go-sqlite3"
)

// What can be wrong with a library file. Each says what to do about it.
var (
	ErrNewer    = errors.New("made by a newer version of Briefdeck: update Briefdeck to open it")
	ErrForeign  = errors.New("not a Briefdeck library")
	ErrDamaged  = errors.New("the library file is damaged: open a backup of it")
	ErrReadOnly = errors.New("the library cannot be written: check the permissions of the file and its folder, or copy it to a folder of your own")
	ErrBusy     = errors.New("another program is writing to the library: try again")
	ErrFull     = errors.New("no space left on the disk of the library")
	ErrExists   = errors.New("a file of that name is there already")
	ErrLeftover = errors.New("the journal of a library that was here is in the way: bring the library back, or delete the journal")
	ErrClosed   = errors.New("the library is closed")
)

// errDangling means a row names another one that is not there.
var errDangling = fmt.Errorf("it names a source, an indicator or a figure that the library does not hold (%w)", evidence.ErrNotFound)

// domainError puts our own word in place of the driver's, where we have one.
func domainError(err error) error {
	if errors.Is(err, sql.ErrConnDone) {
		return ErrClosed
	}
	var driver sqlite3.Error
	if !errors.As(err, &driver) {
		return err
	}
	switch driver.Code {
	case sqlite3.ErrNotADB:
		return ErrForeign
	case sqlite3.ErrCorrupt:
		return ErrDamaged
	case sqlite3.ErrReadonly, sqlite3.ErrPerm, sqlite3.ErrCantOpen:
		return ErrReadOnly
	case sqlite3.ErrBusy, sqlite3.ErrLocked:
		return ErrBusy
	case sqlite3.ErrFull:
		return ErrFull
	case sqlite3.ErrConstraint:
		if driver.ExtendedCode == sqlite3.ErrConstraintForeignKey {
			return errDangling
		}
	}
	return err
}
