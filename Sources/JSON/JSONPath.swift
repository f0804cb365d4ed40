/// Writes the place of a token as Belgif names it in problems: `participant.address`, `icf.scores[3].factor`.
enum JSONPath {
    /// The longest part of a path that comes from one name of the document, in Unicode scalars.
    static let nameScalarsMax = 64

    /// The path of a value or a name; where a tape breaks off, that of the token which would come next.
    static func string(to target: Int, tape: [JSONToken], bytes: [UInt8]) -> String {
        var path = ""
        var container = 0
        while container < target, tape[container].isContainer, reaches(container, target, tape) {
            let step = step(from: container, to: target, tape: tape)
            if let name = step.name {
                append(text(of: tape[name], in: bytes), to: &path)
            } else if tape[container].kind == .array {
                path += "[\(step.ordinal)]"
            }
            container = step.value
        }
        return path
    }

    /// The child of a container in which a token stands.
    private struct Step {
        /// The token of its name, if it has one.
        var name: Int?
        var ordinal = 0
        /// The token of its value.
        var value: Int
    }

    private static func step(from container: Int, to target: Int, tape: [JSONToken]) -> Step {
        var step = Step(value: container + 1)
        while true {
            if step.value < tape.count, tape[step.value].kind == .name {
                step.name = step.value
                guard step.value < target else { return step }
                step.value += 1
            }
            guard step.value < target, !reaches(step.value, target, tape) else { return step }
            step = Step(ordinal: step.ordinal + 1, value: tape[step.value].next(at: step.value))
        }
    }

    /// Whether a value that begins before a token is not over there.
    private static func reaches(_ value: Int, _ target: Int, _ tape: [JSONToken]) -> Bool {
        tape[value].isOpen || tape[value].next(at: value) > target
    }

    /// Appends a member name to a path.
    static func append(_ name: String, to path: inout String) {
        if !path.isEmpty { path += "." }
        path += name
    }

    private static func text(of name: JSONToken, in bytes: [UInt8]) -> String {
        let text = JSONText.string(name, in: bytes)
        let scalars = text.unicodeScalars
        guard scalars.count > nameScalarsMax else { return text }
        return String(scalars.prefix(nameScalarsMax)) + "…"
    }
}
