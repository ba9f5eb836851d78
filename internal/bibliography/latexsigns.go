package bibliography

// accents are TeX's accents as combining marks.
var accents = map[string]string{
	"`": "\u0300", "'": "\u0301", "^": "\u0302", "~": "\u0303", "\"": "\u0308", "=": "\u0304", ".": "\u0307", "u": "\u0306", "v": "\u030C",
	"H": "\u030B", "c": "\u0327", "k": "\u0328", "r": "\u030A", "d": "\u0323", "b": "\u0331",
}

// symbols are TeX's commands for letters and signs.
var symbols = map[string]string{
	"ss": "ß", "ae": "æ", "AE": "Æ", "oe": "œ", "OE": "Œ", "aa": "å", "AA": "Å", "o": "ø", "O": "Ø", "l": "ł", "L": "Ł", "i": "ı", "j": "ȷ", "dh": "ð", "DH": "Ð",
	"th": "þ", "TH": "Þ", "&": "&", "%": "%", "$": "$", "#": "#", "_": "_", "{": "{", "}": "}", " ": " ", ",": " ", "-": "", "/": "", "\\": " ",
	"textendash": "–", "textemdash": "—", "textasciitilde": "~", "textasciicircum": "^", "textbackslash": "\\", "textquoteright": "’", "textquoteleft": "‘",
	"textquotedblleft": "“", "textquotedblright": "”", "textdollar": "$", "textregistered": "®", "texttrademark": "™", "DJ": "Đ", "dj": "đ", "NG": "Ŋ", "ng": "ŋ", "newline": " ", "quad": " ", "qquad": " ", "slash": "/", "bullet": "•", "textbullet": "•", "cdot": "·", "textperiodcentered": "·",
	"textquotesingle": "'", "textquotedbl": "\"", "textasciigrave": "`", "textunderscore": "_", "textbar": "|", "textless": "<", "textgreater": ">", "backslash": "\\", "textyen": "¥", "yen": "¥", "textsterling": "£",
	"times": "×", "pm": "±", "sim": "∼", "approx": "≈", "le": "≤", "leq": "≤", "ge": "≥", "geq": "≥", "neq": "≠", "to": "→", "rightarrow": "→", "infty": "∞", "circ": "°", "textonehalf": "½",
	"textsuperscript": "", "textsubscript": "",
	"alpha": "α", "beta": "β", "gamma": "γ", "delta": "δ", "epsilon": "ε", "varepsilon": "ε", "zeta": "ζ", "eta": "η", "theta": "θ", "iota": "ι", "kappa": "κ", "lambda": "λ", "mu": "μ", "nu": "ν", "xi": "ξ", "pi": "π",
	"rho": "ρ", "sigma": "σ", "tau": "τ", "upsilon": "υ", "phi": "φ", "varphi": "φ", "chi": "χ", "psi": "ψ", "omega": "ω",
	"Gamma": "Γ", "Delta": "Δ", "Theta": "Θ", "Lambda": "Λ", "Xi": "Ξ", "Pi": "Π", "Sigma": "Σ", "Phi": "Φ", "Psi": "Ψ", "Omega": "Ω", "copyright": "©", "dots": "…",
	"ldots": "…", "pounds": "£", "euro": "€", "texteuro": "€", "S": "§", "P": "¶", "textdegree": "°", "guillemotleft": "«", "guillemotright": "»",
}

// looks are commands that change how text looks and say nothing.
var looks = map[string]bool{
	"em": true, "it": true, "bf": true, "tt": true, "sc": true, "rm": true, "sf": true, "sl": true, "itshape": true, "bfseries": true, "scshape": true, "normalfont": true, "upshape": true,
	"small": true, "large": true, "protect": true, "relax": true, "allowbreak": true, "hspace": true, "kern": true, "left": true, "right": true, "displaystyle": true, "nobreak": true,
}

// sorting are commands whose argument is for sorting, not for readers.
var sorting = map[string]bool{"noopsort": true, "NoopSort": true, "SortNoop": true, "sortnoop": true}
