/// A sentence with places to fill in: `{0}` is the first argument, `{*}` stands for all of them.
///
/// What stands between `[` and `]` is left out when an argument it needs is absent or empty. Arguments come in as they
/// are: braces and brackets in them mean nothing.
struct TextTemplate {
    private let text: String

    init(_ text: String) {
        self.text = text
    }

    /// The sentence with the arguments in place.
    func filled(_ arguments: [String]) -> String {
        var filled = ""
        var partStart = ""
        var lacksArgument = false
        var rest = text[...]
        while let character = rest.popFirst() {
            switch character {
            case "[":
                partStart = filled
                lacksArgument = false
            case "]":
                if lacksArgument { filled = partStart }
            case "{":
                let value = Self.value(rest.prefix { $0 != "}" }, arguments)
                rest = rest.drop { $0 != "}" }.dropFirst()
                filled += value
                if value.isEmpty { lacksArgument = true }
            default: filled.append(character)
            }
        }
        return filled
    }

    private static func value(_ place: Substring, _ arguments: [String]) -> String {
        if place == "*" { return arguments.filter { !$0.isEmpty }.joined(separator: ", ") }
        guard let index = Int(place), arguments.indices.contains(index) else { return "" }
        return arguments[index]
    }
}
