internal import Foundation

/// The cases in the files of a folder.
package enum Corpus {
    /// Every case of every `.txt` file, in the order of their names.
    ///
    /// - Throws: what reading a file throws, and `CorpusFault`.
    package static func cases(in folder: String) throws -> [WireCase] {
        let names = try FileManager.default.contentsOfDirectory(atPath: folder).filter { $0.hasSuffix(".txt") }.sorted()
        return try names.flatMap { name in
            try WireCase.cases(in: String(contentsOfFile: folder + "/" + name, encoding: .utf8))
        }
    }
}
