package deck

import (
	"encoding/json"
	"fmt"
)

// editKinds names every edit in the journal. A name is never reused or changed:
// journals of older libraries hold it.
var editKinds = map[string]func() Edit{
	"insert-slide": func() Edit { return new(InsertSlide) },
	"delete-slide": func() Edit { return new(DeleteSlide) },
	"move-slide":   func() Edit { return new(MoveSlide) },
	"set-head":     func() Edit { return new(SetHead) },
	"insert-block": func() Edit { return new(InsertBlock) },
	"delete-block": func() Edit { return new(DeleteBlock) },
	"set-block":    func() Edit { return new(SetBlock) },
	"move-block":   func() Edit { return new(MoveBlock) },
	"set-meta":     func() Edit { return new(SetMeta) },
	"batch":        func() Edit { return new(Batch) },

	"dismiss":       func() Edit { return new(Dismiss) },
	"accept-values": func() Edit { return new(AcceptValues) },
	"restore":       func() Edit { return new(Restore) },
}

func kindOf(e Edit) (string, error) {
	switch e.(type) {
	case InsertSlide, *InsertSlide:
		return "insert-slide", nil
	case DeleteSlide, *DeleteSlide:
		return "delete-slide", nil
	case MoveSlide, *MoveSlide:
		return "move-slide", nil
	case SetHead, *SetHead:
		return "set-head", nil
	case InsertBlock, *InsertBlock:
		return "insert-block", nil
	case DeleteBlock, *DeleteBlock:
		return "delete-block", nil
	case SetBlock, *SetBlock:
		return "set-block", nil
	case MoveBlock, *MoveBlock:
		return "move-block", nil
	case SetMeta, *SetMeta:
		return "set-meta", nil
	case Batch, *Batch:
		return "batch", nil
	case Dismiss, *Dismiss:
		return "dismiss", nil
	case AcceptValues, *AcceptValues:
		return "accept-values", nil
	case Restore, *Restore:
		return "restore", nil
	}
	return "", fmt.Errorf("journal: unknown edit %T", e)
}

type envelope struct {
	Kind string          `json:"kind"`
	Edit json.RawMessage `json:"edit"`
}

// EncodeEdit writes an edit as JSON for the journal.
func EncodeEdit(e Edit) ([]byte, error) {
	kind, err := kindOf(e)
	if err != nil {
		return nil, err
	}
	raw, err := json.Marshal(e)
	if err != nil {
		return nil, fmt.Errorf("journal %s: %w", kind, err)
	}
	return json.Marshal(envelope{kind, raw})
}

// DecodeEdit reads what EncodeEdit wrote.
func DecodeEdit(b []byte) (Edit, error) {
	var env envelope
	if err := json.Unmarshal(b, &env); err != nil {
		return nil, fmt.Errorf("journal: %w", err)
	}
	make, ok := editKinds[env.Kind]
	if !ok {
		return nil, fmt.Errorf("journal: unknown edit %q", env.Kind)
	}
	e := make()
	if err := json.Unmarshal(env.Edit, e); err != nil {
		return nil, fmt.Errorf("journal %s: %w", env.Kind, err)
	}
	return e, nil
}

type batchJSON struct {
	What  string            `json:"what"`
	Edits []json.RawMessage `json:"edits"`
}

// MarshalJSON writes each edit with its kind.
func (e Batch) MarshalJSON() ([]byte, error) {
	out := batchJSON{What: e.What}
	for _, one := range e.Edits {
		raw, err := EncodeEdit(one)
		if err != nil {
			return nil, err
		}
		out.Edits = append(out.Edits, raw)
	}
	return json.Marshal(out)
}

// UnmarshalJSON reads what MarshalJSON wrote.
func (e *Batch) UnmarshalJSON(b []byte) error {
	var in batchJSON
	if err := json.Unmarshal(b, &in); err != nil {
		return err
	}
	e.What, e.Edits = in.What, nil
	for _, raw := range in.Edits {
		one, err := DecodeEdit(raw)
		if err != nil {
			return err
		}
		e.Edits = append(e.Edits, one)
	}
	return nil
}
