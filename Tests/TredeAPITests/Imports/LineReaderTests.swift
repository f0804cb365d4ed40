import Foundation
import Testing

@testable import TredeAPI

@Suite("Lines of a file")
struct LineReaderTests {
    /// What can be read of a pipe that nobody has closed: it answers "try again" where a file answers "end".
    private func open(_ text: String) throws -> Pipe {
        let pipe = Pipe()
        try pipe.fileHandleForWriting.write(contentsOf: Data(text.utf8))
        _ = fcntl(pipe.fileHandleForReading.fileDescriptor, F_SETFL, O_NONBLOCK)
        return pipe
    }

    private func file(_ bytes: Data) throws -> FileHandle {
        let path = FileManager.default.temporaryDirectory.appending(path: "lines-\(UUID().uuidString)")
        try bytes.write(to: path)
        defer { try? FileManager.default.removeItem(at: path) }
        return try FileHandle(forReadingFrom: path)
    }

    private func lines(of text: String) throws -> [String] {
        let handle = try file(Data(text.utf8))
        var reader = LineReader(descriptor: handle.fileDescriptor)
        var lines: [String] = []
        while let line = try reader.next() { lines.append(String(decoding: line.bytes, as: UTF8.self)) }
        return lines
    }

    @Test("a file is read to its end, with or without a last newline, empty lines too")
    func whole() throws {
        #expect(try lines(of: "") == [])
        #expect(try lines(of: "a\n\nb\n") == ["a", "", "b"])
        #expect(try lines(of: "a\nb") == ["a", "b"])
    }

    @Test("what cannot be read is no end: a directory throws")
    func directory() throws {
        let descriptor = Foundation.open("/tmp", O_RDONLY)
        defer { close(descriptor) }
        var reader = LineReader(descriptor: descriptor)
        let thrown = LineReader.Interruption(lines: 0, code: EISDIR)
        do throws(LineReader.Interruption) {
            _ = try reader.next()
            Issue.record("a directory was read")
        } catch {
            #expect(error == thrown)
            #expect(error.reason == "Is a directory")
        }
    }

    @Test("a file that breaks off says after which line, and the part of a line is not taken for one")
    func interrupted() throws {
        let pipe = try open("one\ntwo\nthr")
        var reader = LineReader(descriptor: pipe.fileHandleForReading.fileDescriptor)
        #expect(try reader.next()?.bytes == Array("one".utf8))
        #expect(try reader.next()?.bytes == Array("two".utf8))
        do throws(LineReader.Interruption) {
            _ = try reader.next()
            Issue.record("a part of a line was read")
        } catch {
            #expect(error == LineReader.Interruption(lines: 2, code: EAGAIN))
        }
    }

    @Test("a line of 256 KiB is read, one byte more is passed over and the next is read")
    func length() throws {
        let longest = Data(repeating: UInt8(ascii: "a"), count: 256 * 1024)
        let newline = Data([UInt8(ascii: "\n")])
        let handle = try file(longest + newline + longest + Data([UInt8(ascii: "b")]) + newline + Data("next".utf8))
        var reader = LineReader(descriptor: handle.fileDescriptor)
        let first = try reader.next()
        #expect(first?.bytes.count == 256 * 1024)
        #expect(first?.isTooLong == false)
        let second = try reader.next()
        #expect(second?.isTooLong == true)
        #expect(second?.bytes == [])
        #expect(try reader.next()?.bytes == Array("next".utf8))
        #expect(try reader.next() == nil)
    }

    @Test("a last line that is too long is still reported")
    func lastLine() throws {
        let handle = try file(Data(repeating: UInt8(ascii: "a"), count: 256 * 1024 + 1))
        var reader = LineReader(descriptor: handle.fileDescriptor)
        #expect(try reader.next()?.isTooLong == true)
        #expect(try reader.next() == nil)
    }
}
