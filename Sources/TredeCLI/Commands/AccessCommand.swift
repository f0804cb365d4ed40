internal import ArgumentParser
internal import Foundation
internal import TredeAPI

/// `trede access`: who may do and see what, as a page to read.
struct AccessCommand: ParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "access", abstract: "Print who may do and see what, in Markdown; needs no database.")

    func run() throws { FileHandle.standardOutput.write(Data(AccessMatrixPage.markdown.utf8)) }
}
