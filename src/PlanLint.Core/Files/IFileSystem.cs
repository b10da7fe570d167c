namespace PlanLint.Files;

/// <summary>
/// The steps that reading and writing consist of. Tests let one of them fail; nothing else in PlanLint opens, creates, renames or deletes
/// a file. Paths are absolute. Whatever cannot be done is an <see cref="IOException"/> or an <see cref="UnauthorizedAccessException"/>.
/// </summary>
internal interface IFileSystem
{
    /// <summary>What is at a path; never throws.</summary>
    FileEntry GetEntry(string path, bool followsLinks);

    /// <summary>Where a symbolic link leads, as it is written; null when it is none.</summary>
    string? GetLinkTarget(string path);

    /// <summary>Names of the files, or of the folders that are no links, directly in a folder, in no order.</summary>
    IEnumerable<string> EnumerateNames(string folder, bool ofFolders);

    /// <summary>Opens an ordinary file, and says what was opened. Does not wait, whatever the path has become meanwhile.</summary>
    Stream OpenRead(string path, bool followsLinks, out FileEntry opened);

    /// <summary>Opens what may have no end, such as a pipe; waits for the other side.</summary>
    Stream OpenPipe(string path);

    /// <summary>Makes a file that must not exist and holds it for this process alone while the stream is open.</summary>
    /// <param name="path">Absolute path.</param>
    /// <param name="mode">Permissions from the start; null for what the process gives new files.</param>
    Stream Create(string path, UnixFileMode? mode);

    /// <summary>Opens what is there to write over its beginning.</summary>
    Stream OpenWrite(string path);

    /// <summary>Writes where a descriptor of this process stands.</summary>
    Stream OpenDescriptor(int descriptor);

    /// <summary>Opens a file that no process holds; null when one does.</summary>
    Stream? OpenUnheld(string path);

    /// <summary>Waits until the disk has what a stream of <see cref="Create"/> was given.</summary>
    void Flush(Stream stream);

    /// <summary>Gives a new file the permissions, and where possible the owner, of the one it will replace.</summary>
    void TakeAccess(string path, FileEntry from);

    /// <summary>Renames a file within its folder; what has the name already is replaced, or else in the way.</summary>
    void Rename(string from, string to, bool replaces);

    /// <summary>Removes a file; one that is not there is no failure.</summary>
    void Delete(string path);

    /// <summary>Makes a folder whose parent exists.</summary>
    void CreateFolder(string path, bool isPrivate);

    /// <summary>Renames a folder to a name that nothing has.</summary>
    void RenameFolder(string from, string to);

    /// <summary>Removes a folder; what is in it goes too, or else is in the way.</summary>
    void DeleteFolder(string path, bool withContent);

    /// <summary>Waits until the disk knows the names in a folder. Best effort: file systems differ.</summary>
    void FlushFolder(string path);
}
