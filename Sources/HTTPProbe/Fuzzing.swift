internal import Glibc
internal import HTTPTesting

/// A long run of the fuzzer: `fuzz --corpus FOLDER [--inputs N] [--seed N] [--target NAME] [--from N] [--each]`.
///
/// Any input can be made again by its target, seed and number: `--target json --seed 1 --from 17 --inputs 1`.
struct Fuzzing {
    /// A batch that takes longer hangs.
    private static let batchSecondsMax: UInt32 = 30
    private static let batchInputs = 4_096
    /// What a run may grow by once it is warm.
    private static let growthBytesMax = 64 << 20

    private let fuzzer: Fuzzer
    private let targets: [FuzzTarget]
    private let seed: Int
    private let inputs: Int
    private let from: Int
    private let tellsEach: Bool

    init(_ options: Options) throws {
        seed = options.number("--seed") ?? 1
        inputs = options.number("--inputs") ?? 1_000_000
        from = options.number("--from") ?? 0
        tellsEach = options.has("--each")
        targets = options.text("--target").flatMap(FuzzTarget.init).map { [$0] } ?? FuzzTarget.allCases
        let cases = try Corpus.cases(in: options.text("--corpus") ?? "Tests/HTTPServerTests/Corpus")
        fuzzer = Fuzzer(cases, seed: UInt64(seed))
    }

    /// Runs every target; false when an invariant did not hold or memory grew.
    func run() -> Bool {
        var isSound = true
        for (index, target) in targets.enumerated() {
            let share = inputs / targets.count + (index < inputs % targets.count ? 1 : 0)
            isSound = run(target, share) && isSound
        }
        print("seed \(seed): \(inputs) inputs, \(isSound ? "nothing found" : "FAILED")")
        return isSound
    }

    private func run(_ target: FuzzTarget, _ count: Int) -> Bool {
        let begin = Self.seconds()
        var next = from
        var warmBytes = 0
        while next < from + count {
            let end = min(from + count, next + Self.batchInputs)
            // A hang is ended by the signal, and the line says where it was.
            alarm(Self.batchSecondsMax)
            if (next - from) % (Self.batchInputs * 64) == 0 { tell("at \(target.rawValue) \(next)") }
            guard run(target, next..<end) else { return false }
            next = end
            if warmBytes == 0, next - from >= count / 4 { warmBytes = Self.residentBytes() }
        }
        alarm(0)
        let took = max(0.001, Self.seconds() - begin)
        let growth = Self.residentBytes() - warmBytes
        tell("\(target.rawValue): \(count) inputs, \(Int(Double(count) / took))/s, grew by \(growth >> 10) KiB")
        return growth <= Self.growthBytesMax
    }

    private func run(_ target: FuzzTarget, _ range: Range<Int>) -> Bool {
        do throws(Finding) {
            for input in range {
                if tellsEach { tell("at \(target.rawValue) \(input)") }
                try fuzzer.feed(target, input: input)
            }
            return true
        } catch {
            let place = "--target \(target.rawValue) --seed \(seed) --from \(range.lowerBound) --inputs \(range.count)"
            tell("FOUND (\(place)): \(error)")
            return false
        }
    }

    private func tell(_ line: String) {
        print(line)
        fflush(nil)
    }

    private static func seconds() -> Double {
        var time = timespec()
        clock_gettime(CLOCK_MONOTONIC, &time)
        return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
    }

    private static func residentBytes() -> Int {
        guard let file = fopen("/proc/self/statm", "r") else { return 0 }
        defer { fclose(file) }
        var line = [CChar](repeating: 0, count: 100)
        guard fgets(&line, 100, file) != nil else { return 0 }
        let text = String(decoding: line.prefix { $0 != 0 }.map(UInt8.init(bitPattern:)), as: UTF8.self)
        return text.split(separator: " ").dropFirst().first.flatMap { Int($0) }.map { $0 * 4_096 } ?? 0
    }
}
