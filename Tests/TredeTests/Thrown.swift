import TredeDomain

/// A test found what it cannot go on with.
struct TestFault: Error {
    let sentence: String

    init(_ sentence: String) {
        self.sentence = sentence
    }
}

/// The refusals that `body` throws; fails when it throws none.
func refusals(_ body: () throws -> Void) throws -> [Refusal] {
    do {
        try body()
    } catch Failure.refused(let refusals) {
        return refusals
    }
    throw TestFault("nothing was refused")
}

/// The violations that `body` throws; fails when it throws none.
func violations(_ body: () throws -> Void) throws -> [Violation] {
    do {
        try body()
    } catch Failure.invalid(let violations) {
        return violations
    }
    throw TestFault("nothing was found wrong")
}
