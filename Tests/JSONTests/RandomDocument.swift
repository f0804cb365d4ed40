/// A generator of the same numbers for the same seed (SplitMix64).
struct SeededGenerator: RandomNumberGenerator {
    private var state: UInt64

    init(seed: UInt64) {
        state = seed
    }

    mutating func next() -> UInt64 {
        state &+= 0x9E37_79B9_7F4A_7C15
        var mixed = state
        mixed = (mixed ^ (mixed >> 30)) &* 0xBF58_476D_1CE4_E5B9
        mixed = (mixed ^ (mixed >> 27)) &* 0x94D0_49BB_1331_11EB
        return mixed ^ (mixed >> 31)
    }
}

/// Writes random documents that follow RFC 8259, with odd spacing, escapes and numbers.
struct RandomDocument {
    private var generator: SeededGenerator
    private var text = ""

    static func bytes(seed: UInt64) -> [UInt8] {
        var document = RandomDocument(generator: SeededGenerator(seed: seed))
        document.value(depth: 0)
        return Array(document.text.utf8)
    }

    private init(generator: SeededGenerator) {
        self.generator = generator
    }

    private mutating func value(depth: Int) {
        space()
        switch pick(depth > 5 ? 6 : 9) {
        case 0: text += "true"
        case 1: text += "false"
        case 2: text += "null"
        case 3: number()
        case 4, 5: string("")
        case 6: array(depth)
        default: object(depth)
        }
        space()
    }

    private mutating func array(_ depth: Int) {
        text += "["
        for ordinal in 0..<pick(5) {
            if ordinal > 0 { text += "," }
            value(depth: depth + 1)
        }
        space()
        text += "]"
    }

    private mutating func object(_ depth: Int) {
        text += "{"
        for ordinal in 0..<pick(6) {
            if ordinal > 0 { text += "," }
            space()
            // The ordinal first, so that no name stands twice.
            string("\(ordinal)")
            space()
            text += ":"
            value(depth: depth + 1)
        }
        space()
        text += "}"
    }

    private mutating func number() {
        let numbers = [
            "0", "-0", "7", "-12", "3.25", "-0.5", "1e3", "2E-2", "9007199254740993", "-9223372036854775808",
        ]
        text +=
            pick(3) == 0 ? String(Int.random(in: -100_000...100_000, using: &generator)) : numbers[pick(numbers.count)]
    }

    private mutating func string(_ start: String) {
        let parts = [
            "a", "plain text", "é", "€", "\u{1F600}", #"\n"#, #"\""#, #"\\"#, #"\/"#, #"\u00e9"#, #"\uD83D\uDE00"#,
            #"\u0001"#, "12345678", "/", "\u{7F}", "ß",
        ]
        text += "\"" + start
        for _ in 0..<pick(6) { text += parts[pick(parts.count)] }
        text += "\""
    }

    private mutating func space() {
        let spaces = ["", "", "", " ", "\n", "\t", "\r\n  "]
        text += spaces[pick(spaces.count)]
    }

    private mutating func pick(_ count: Int) -> Int {
        Int.random(in: 0..<count, using: &generator)
    }
}
