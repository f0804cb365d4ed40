import CEmbedded
import JSON
package import TredeDomain

/// The regimes that are shipped with this program, as data files compiled into it (Z-2).
package enum RegimeFiles {
    /// Reads all of them, in order of code.
    ///
    /// - Throws: every fault of every file at once.
    package static func load() throws(RegimeFileError) -> [Regime] {
        let embedded = embedded_regimes()
        let files = UnsafeBufferPointer(start: embedded.files, count: embedded.count).map { file in
            (name: String(cString: file.name), bytes: Array(UnsafeBufferPointer(start: file.bytes, count: file.count)))
        }
        return try load(files)
    }

    static func load(_ files: [(name: String, bytes: [UInt8])]) throws(RegimeFileError) -> [Regime] {
        var regimes: [Regime] = []
        var faults: [String] = []
        for file in files {
            do throws(RegimeFileError) {
                regimes.append(try regime(file.bytes, in: file.name))
            } catch {
                faults += error.faults
            }
        }
        faults += overlaps(among: regimes)
        guard faults.isEmpty else { throw RegimeFileError(faults: faults) }
        return regimes.sorted { $0.code < $1.code }
    }

    private static func regime(_ bytes: [UInt8], in file: String) throws(RegimeFileError) -> Regime {
        let decoded: Regime
        do {
            decoded = try JSONDocument(parsing: bytes).decode(RegimeFileReader.regime)
        } catch let error as JSONSyntaxError {
            let place = "line \(error.line), column \(error.column)"
            throw RegimeFileError(faults: ["Regime file \(file), \(place): \(error.kind.rawValue)."])
        } catch let issues as JSONIssues {
            let faults = issues.items.map { "Regime file \(file), \($0.path): \(sentence(about: $0.kind))." }
            throw RegimeFileError(faults: faults)
        } catch {
            throw RegimeFileError(faults: ["Regime file \(file): \(error)."])
        }
        let faults = RegimeRules.faults(of: decoded).map { "Regime file \(file), \($0.path): \($0.sentence)." }
        guard faults.isEmpty else { throw RegimeFileError(faults: faults) }
        guard file == decoded.code + ".json" else {
            throw RegimeFileError(faults: ["Regime file \(file), code: must be the file's name."])
        }
        return decoded
    }

    /// An application must fall under one regime of a measure at most (Z-1).
    private static func overlaps(among regimes: [Regime]) -> [String] {
        regimes.indices.flatMap { index in
            regimes[..<index].filter { $0.overlaps(regimes[index]) }.map { earlier in
                "Regime files \(earlier.code).json and \(regimes[index].code).json, applicationsFrom: periods overlap."
            }
        }
    }

    private static func sentence(about kind: JSONIssue.Kind) -> String {
        switch kind {
        case .missing: "must be there"
        case .wrongType(let expected): "must be of type \(expected.rawValue)"
        case .nullNotAllowed: "must not be null"
        case .unknownMember: "is not known here"
        case .duplicateMember: "stands here twice"
        case .tooShort(let minimum, _): "must have at least \(minimum) characters"
        case .tooLong(_, let maximum): "must have at most \(maximum) characters"
        case .outOfRange(let minimum, let maximum): "must lie between \(minimum) and \(maximum)"
        case .invalidFormat(let format): "must be a \(format)"
        case .unknownCode(let allowed): "must be one of \(allowed.joined(separator: ", "))"
        case .tooFewItems(let minimum, _): "must have at least \(minimum) elements"
        case .tooManyItems(_, let maximum): "must have at most \(maximum) elements"
        case .custom(let code): code
        }
    }
}
