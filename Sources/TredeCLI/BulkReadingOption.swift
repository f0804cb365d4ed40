internal import ArgumentParser
internal import TredeDomain

/// From when on somebody reads in bulk, as it is written on the command line.
enum BulkReadingOption {
    /// Reads `files=50,minutes=60`; what is not named stays as it is without.
    static func bound(_ text: String?) throws -> BulkReading.Bound {
        let usual = BulkReading.Bound()
        var (files, minutes) = (usual.files, usual.minutes)
        for part in (text ?? "").split(separator: ",") {
            let pair = part.split(separator: "=", maxSplits: 1)
            guard pair.count == 2, let number = Int(pair[1]) else { throw wrong(text ?? "") }
            switch (pair[0], number) {
            case ("files", 1...100_000): files = number
            case ("minutes", 1...44_640): minutes = number
            default: throw wrong(text ?? "")
            }
        }
        return BulkReading.Bound(files: files, minutes: minutes)
    }

    private static func wrong(_ text: String) -> ValidationError {
        ValidationError("bulk reading is files=1 to 100000,minutes=1 to 44640, not '\(text)'")
    }
}
