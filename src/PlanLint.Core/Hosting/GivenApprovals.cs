using System.Collections.Immutable;
using PlanLint.Approvals;
using PlanLint.Diagnostics;
using PlanLint.Files;
using PlanLint.Loading;
using PlanLint.Processes;
using PlanLint.Text;

namespace PlanLint.Hosting;

/// <summary>The approvals that a run was given, with their signatures verified. What cannot be believed is reported and left out.</summary>
internal sealed class GivenApprovals
{
    /// <summary>How the name of a signature ends, after that of the approval.</summary>
    public const string SignatureSuffix = ".sig";

    private readonly List<SignedApproval> signed = [];
    private readonly DiagnosticBag problems = new();

    private GivenApprovals(bool areWanted) => AreWanted = areWanted;

    /// <summary>None was asked for.</summary>
    public static GivenApprovals None { get; } = new(areWanted: false);

    /// <summary>True when plans have to be approved.</summary>
    public bool AreWanted { get; }

    /// <summary>Those that were signed by somebody who may, in the order given.</summary>
    public IReadOnlyList<SignedApproval> Signed => signed;

    /// <summary>What is wrong with the others.</summary>
    public IReadOnlyList<Diagnostic> Problems => problems.Diagnostics;

    /// <summary>Reads and verifies what a request names. Starts processes, three for each approval.</summary>
    public static GivenApprovals Read(LintRequest request, string repositoryRoot, GitTree? since)
    {
        if (request.Approvals.IsEmpty) return None;
        var given = new GivenApprovals(areWanted: true);
        given.ReadAll(request, new TrustedFiles(repositoryRoot, request.WorkingDirectory, since));
        return given;
    }

    private void ReadAll(LintRequest request, TrustedFiles trusted)
    {
        const string here = "(command line)";
        if (request.AllowedSigners is not { } signers)
        {
            Unread(here, "--approval takes --allowed-signers FILE, which says whose approvals count");
            return;
        }
        if (SshKeygen.Find(out string? problem) is not { } ssh || trusted.Read(signers, out problem) is not { } allowed)
        {
            Unread(here, problem!);
            return;
        }
        var revoked = RevokedList.Empty;
        if (request.Revoked is { } list)
        {
            byte[]? bytes = trusted.Read(list, out problem);
            var read = bytes is null ? null : RevokedList.Read(bytes, out problem);
            if (read is null)
            {
                Unread(here, bytes is null ? problem! : $"'{list}' {problem}");
                return;
            }
            revoked = read;
        }
        foreach (string file in request.Approvals)
            if (ReadOne(file, request, ssh, allowed, revoked) is { } approval) signed.Add(approval);
    }

    private SignedApproval? ReadOne(string file, LintRequest request, SshKeygen ssh, byte[] allowed, RevokedList revoked)
    {
        string full = Path.GetFullPath(file, request.WorkingDirectory);
        if (NamedFile.Read(full, out string? problem, mayBePipe: false) is not { } text)
        {
            Unread(file, $"the approval '{file}' {problem}");
            return null;
        }
        if (NamedFile.Read(full + SignatureSuffix, out problem, mayBePipe: false) is not { } signature)
        {
            Unread(file, $"the signature '{file}{SignatureSuffix}' {problem}; it lies beside the approval, and 'planlint approve' writes both");
            return null;
        }
        if (ssh.Verify(text, signature, allowed, revoked.Keys, request.Now, out problem) is not { } principal)
        {
            Refused(file, $"the signature '{file}{SignatureSuffix}' {problem}");
            return null;
        }
        if (revoked.Holds(text))
        {
            Refused(file, $"the approval '{file}' is revoked");
            return null;
        }
        if (ApprovalText.Read(text, out problem) is { } approval) return new SignedApproval(file, principal, approval);
        Unread(file, $"'{file}' {problem}");
        return null;
    }

    private void Unread(string file, string sentence) => problems.Report(ToolRules.InputNotUnderstood, SourceLocation.InFile(file), Sentence(sentence));

    private void Refused(string file, string sentence) => problems.Report(ToolRules.NotApproved, SourceLocation.InFile(file), Sentence(sentence));

    private static string Sentence(string text) => $"{char.ToUpperInvariant(text[0])}{text[1..]}.";
}
