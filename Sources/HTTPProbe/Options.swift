/// The words of a command line.
struct Options {
    private let words: [String]

    init(_ words: [String]) {
        self.words = words
    }

    func has(_ name: String) -> Bool { words.contains(name) }

    /// The word behind a name.
    func text(_ name: String) -> String? {
        guard let index = words.firstIndex(of: name), index + 1 < words.count else { return nil }
        return words[index + 1]
    }

    func number(_ name: String) -> Int? { text(name).flatMap { Int($0) } }
}
