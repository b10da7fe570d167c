using System.Collections.Immutable;
using System.Text;
using PlanLint.Approvals;
using PlanLint.Evaluation;
using PlanLint.Files;
using PlanLint.Loading;
using PlanLint.Processes;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>Approvals as files: lists those in folders, says by whom they are and whether they hold, and revokes them.</summary>
public sealed class ApprovalShelf(string workingDirectory, DateTimeOffset now, TextWriter output, TextWriter messages)
{
    private const int MostFiles = 20_000;
    private const string Suffix = ".approval.json";
    private const int Done = 0, NotDone = 2;

    /// <summary>Allowed signers file, by which it is said who signed; null to name the keys alone.</summary>
    public string? AllowedSigners { get; init; }

    /// <summary>List of what is revoked; null for none.</summary>
    public string? Revoked { get; init; }

    /// <summary>
    /// Writes one line for each approval: the files given, and those below the folders given whose name ends in <c>.approval.json</c>. 0 when all
    /// could be read.
    /// </summary>
    public int List(IReadOnlyList<string> paths)
    {
        if (SshKeygen.Find(out string? problem) is not { } ssh) return Fail(problem!);
        byte[]? allowed = null;
        if (AllowedSigners is { } signers && (allowed = NamedFile.Read(Full(signers), out problem)) is null) return Fail($"'{signers}' {problem}");
        if (ReadRevoked(mayBeMissing: false) is not { } revoked) return NotDone;
        bool isWhole = true;
        int count = 0;
        foreach (string file in paths.SelectMany(Expand))
        {
            count++;
            if (NamedFile.Read(Full(file), out problem, mayBePipe: false) is not { } text || ApprovalText.Read(text, out problem) is not { } approval)
            {
                isWhole = false;
                Fail($"'{file}' {problem}");
                continue;
            }
            Line($"{file}: {Standing(file, text, approval, ssh, allowed, revoked)}");
            Line($"  {approval.Root}, {Plural.Of(approval.Effects.Length, "effect")}, {Plural.Of(approval.Findings.Length, "finding")} accepted, "
                + approval.Digest);
            Line($"  {approval.Reason}");
        }
        if (count == 0) messages.WriteLine("planlint: no approvals here; 'planlint approve' writes them, and their names end in .approval.json");
        return isWhole ? Done : NotDone;
    }

    /// <summary>Adds approvals to the list of <see cref="Revoked"/>, which is made when it is not there. 0 when all are in it.</summary>
    public int Revoke(IReadOnlyList<string> files)
    {
        if (Revoked is not { } list) return Fail("--revoke takes --revoked FILE, the list that the approval is added to");
        if (ReadRevoked(mayBeMissing: true) is not { } revoked) return NotDone;
        if (revoked.IsBinary) return Fail($"'{list}' is a key revocation list of OpenSSH, which holds keys alone; name a text file");
        var lines = new StringBuilder();
        foreach (string file in files)
        {
            if (NamedFile.Read(Full(file), out string? problem, mayBePipe: false) is not { } text || ApprovalText.Read(text, out problem) is not { } approval)
                return Fail($"'{file}' {problem}; nothing was revoked");
            string about = TerminalText.OneLine(TerminalText.Escape(approval.Root));
            string line = $"{RevokedList.NameOf(text)} # {about} until {ApprovalText.Time(approval.Until)}\n";
            if (!revoked.Holds(text) && !lines.ToString().Contains(line, StringComparison.Ordinal)) lines.Append(line);
        }
        string before = NamedFile.Read(Full(list), out _) is { } bytes ? Encoding.UTF8.GetString(bytes) : "";
        if (before.Length > 0 && !before.EndsWith('\n')) before += "\n";
        if (lines.Length > 0 && AtomicFile.Write(Full(list), writer => writer.Write(before + lines)) is { } unwritten) return Fail(unwritten);
        foreach (string file in files) Line($"{file}: revoked in {list}");
        return Done;
    }

    private string Standing(string file, byte[] text, Approval approval, SshKeygen ssh, byte[]? allowed, RevokedList revoked)
    {
        string until = ApprovalText.Time(approval.Until);
        if (NamedFile.Read(Full(file) + GivenApprovals.SignatureSuffix, out string? problem, mayBePipe: false) is not { } signature)
            return $"not signed: '{file}{GivenApprovals.SignatureSuffix}' {problem}";
        string? by = allowed is null ? ssh.KeyOf(text, signature) : ssh.Verify(text, signature, allowed, revoked.Keys, now, out problem);
        if (by is null) return $"not valid: the signature {problem ?? "does not fit the text"}";
        if (revoked.Holds(text)) return $"revoked, was by {by}";
        return now > approval.Until ? $"expired at {until}, by {by}" : $"until {until}, by {by}";
    }

    private RevokedList? ReadRevoked(bool mayBeMissing)
    {
        if (Revoked is not { } list) return RevokedList.Empty;
        bool isMissing = FileSystem.Current.GetEntry(Full(list), followsLinks: true).Kind == FileEntryKind.Absent;
        if (isMissing && mayBeMissing) return RevokedList.Empty;
        var read = NamedFile.Read(Full(list), out string? problem) is { } bytes ? RevokedList.Read(bytes, out problem) : null;
        if (read is null) Fail($"'{list}' {problem}");
        return read;
    }

    private IEnumerable<string> Expand(string path)
    {
        if (InputOpener.KindOf(FileSystem.Current.GetEntry(Full(path), followsLinks: true), long.MaxValue) != EvaluationFileKind.Directory) return [path];
        var folder = new DiskFileSource(Full(path));
        return folder.FilesBelow("", MostFiles).Paths.Where(f => f.EndsWith(Suffix, StringComparison.Ordinal) && !folder.IsLink(f))
            .Select(f => path == "." ? f : $"{path.TrimEnd('/')}/{f}");
    }

    private string Full(string path) => Path.GetFullPath(path, workingDirectory);

    private void Line(string text) => output.WriteLine(TerminalText.Escape(TerminalText.OneLine(text)));

    private int Fail(string problem)
    {
        messages.WriteLine($"planlint: {TerminalText.Escape(TerminalText.OneLine(problem))}");
        return NotDone;
    }
}
