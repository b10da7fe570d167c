using System.Collections.Immutable;
using System.Text;
using PlanLint.Analysis;
using PlanLint.Approvals;
using PlanLint.Diagnostics;
using PlanLint.Effects;
using PlanLint.Files;
using PlanLint.Loading;
using PlanLint.Processes;
using PlanLint.Secrets;
using PlanLint.Text;
using PlanLint.Triage;

namespace PlanLint.Hosting;

/// <summary>
/// Gives an approval: analyses the plan, shows what is about to be approved, has that signed, and writes the approval with its signature beside
/// it. Both are written or none.
/// </summary>
public sealed class Approver(Linter linter, ApproveRequest request, TextWriter output, TextWriter messages)
{
    /// <summary>Name of the file in the root module unless the user gives another.</summary>
    public const string FileName = ".planlint.approval.json";

    private const int Done = 0, NotDone = 2;

    /// <summary>Runs; 0 when the approval was written, 2 with a sentence when it was not.</summary>
    public int Run()
    {
        if (SshKeygen.Find(out string? problem, line => messages.WriteLine(Clean($"planlint: ssh-keygen: {line}"))) is not { } ssh) return Fail(problem!);
        if (request.Inputs.Now is not { } now) return Fail("it is not known when the approval would be given");
        if (request.Until <= now) return Fail($"--until {ApprovalText.Time(request.Until)} is past");
        if (request.Reason.Trim().Length == 0) return Fail("--reason says why the plan may be applied, so it cannot be empty");
        var lint = linter.Run(request.Inputs);
        var redactor = lint.Redactor.ForOutput();
        if (lint.ExitCode == NotDone) return Fail("nothing was approved, since not everything could be analysed", lint.Report, redactor);
        if (lint.Roots.Where(r => r.Compilation.Plan is not null).ToArray() is not [var root])
            return Fail("approve takes one root module and its plan: planlint approve DIR --plan tfplan");
        var effects = PlanEffects.Of(root.Compilation.Plan!, root.Compilation.Knowledge.SecretArguments);
        if (WhyNot(root, effects, redactor) is { } unfit) return Fail(unfit);
        string name = root.Compilation.RootPath.Length == 0 ? "." : root.Compilation.RootPath;
        var approval = Make(name, root, effects, now, HeadCommit.Of(lint.RepositoryRoot), redactor);
        string text = ApprovalText.Write(approval);

        var key = SigningKey(lint.RepositoryRoot, out problem);
        if (key is not var (file, publicKey)) return Fail(problem!);
        Show(approval, root, redactor);
        if (ssh.Sign(Encoding.UTF8.GetBytes(text), file, publicKey, out problem) is not { } signature) return Fail(problem!);
        string path = request.Output ?? Path.GetRelativePath(
            request.Inputs.WorkingDirectory, Path.Combine(lint.RepositoryRoot, root.Compilation.RootPath, FileName));
        if (Write(path, text, Encoding.UTF8.GetString(signature), lint.RepositoryRoot) is { } unwritten) return Fail(unwritten);
        output.WriteLine($"approved until {ApprovalText.Time(approval.Until)}: {path}, signature in {path}{GivenApprovals.SignatureSuffix}");
        return Done;
    }

    /// <summary>Why the plan cannot be approved; null when it can.</summary>
    private string? WhyNot(RootResult root, PlanEffects effects, Redactor redactor)
    {
        string plan = effects.Plan.Path;
        if (effects.Problem is { } unclear) return $"'{plan}' cannot be approved: {unclear}";
        if (effects.All.IsEmpty) return $"'{plan}' does nothing, so there is nothing to approve";
        if (root.Findings.Any(f => f is { Rule.Id: "PL0127", Severity: Severity.Error, Suppression: null }))
            return $"'{plan}' was not made from this configuration (PL0127), so nobody can say what it was meant to do; plan again";
        if (redactor.RedactValue(request.Reason) != request.Reason) return "the reason holds a sensitive value; say it without";
        if (HashedSecret.IsKeyed) return null;
        var secret = effects.All.SelectMany(e => e.Facts, (Effect, Fact) => (Effect, Fact)).FirstOrDefault(
            f => f.Fact.HoldsSecret || Hides(redactor, f.Fact.Text) || Names(redactor, f.Fact.Name) || Names(redactor, f.Effect.Subject));
        return secret.Effect is null ? null
            : $"'{plan}' changes secrets, such as {redactor.Redact(secret.Fact.Name)} of {redactor.Redact(secret.Effect.Subject)}, and an approval tells one "
                + $"secret from another only by a hash under a key: set {HashedSecret.KeyVariable}, here and where the approval is checked";
    }

    private Approval Make(string name, RootResult root, PlanEffects effects, DateTimeOffset now, string? revision, Redactor redactor)
    {
        bool Holds(string text) => Hides(redactor, text);
        bool IsName(string text) => Names(redactor, text);
        var state = root.Compilation.PlannedState;
        return new Approval
        {
            Digest = effects.Digest(),
            Root = name,
            Revision = revision,
            Reason = request.Reason,
            ApprovedAt = now,
            Until = request.Until,
            AllowsFewer = request.AllowsFewer,
            AllowsLaterState = request.AllowsLaterState,
            StateLineage = state?.Lineage,
            StateSerial = state?.Serial,
            Inputs = PlanInputs.Of(effects.Plan),
            Effects = [.. effects.All.Select(e => new ApprovedEffect(Concealed.Name(e.Subject, IsName), e.Action,
                e.Facts.ToImmutableSortedDictionary(f => Concealed.Name(f.Name, IsName), f => Concealed.Of(f, Holds), StringComparer.Ordinal)))],
            Findings = [.. Seen(root).GroupBy(f => (f.Rule.Id, f.Fingerprint)).OrderBy(g => g.Key.Id, StringComparer.Ordinal)
                .ThenBy(g => g.Key.Fingerprint, StringComparer.Ordinal)
                .Select(g => new ApprovedFinding(g.Key.Id, g.Key.Fingerprint!, g.Sum(SignedApproval.CountOf)))],
            Objects = [.. Objects(root.Compilation)],
        };
    }

    /// <summary>The findings that the approver sees and lets be, those of the tool about its inputs left out.</summary>
    private static IEnumerable<Diagnostic> Seen(RootResult root) =>
        root.Findings.Where(f => f is { Suppression: null, Fingerprint: not null } && !SeverityMap.IsFixed(f.Rule));

    private static IEnumerable<ApprovedObject> Objects(Compilation compilation) =>
        from change in compilation.Plan!.AllChanges
        where change.DeposedKey is null && (change.Mutates || change.Importing is not null) && compilation.IsProtected(change)
        let live = ApprovalCheck.Live(compilation, change)
        where live is { Uid.Length: > 0 }
        orderby change.Address
        select new ApprovedObject(change.Address.ToString(), ExistingObject.Name(live.Identity), live.Uid);

    private static bool Hides(Redactor redactor, string text) => redactor.RedactValue(text) != text;

    /// <summary>True for a name that holds a sensitive value.</summary>
    private static bool Names(Redactor redactor, string name) => redactor.Redact(name) != name;

    /// <summary>The key of the command line, else git's: a path, or a public key whose other half the agent has.</summary>
    private (string File, string? PublicKey)? SigningKey(string repositoryRoot, out string? problem)
    {
        problem = null;
        if (request.Key is { } named) return (Path.GetFullPath(named, request.Inputs.WorkingDirectory), null);
        const string missing = "no key to sign with: give --key FILE, or set git's user.signingKey to an SSH key";
        if (GitSettings.Of(repositoryRoot, "user.signingKey") is not { } configured)
        {
            problem = missing;
            return null;
        }
        string literal = configured.StartsWith("key::", StringComparison.Ordinal) ? configured["key::".Length..] : configured;
        if (literal != configured || literal.StartsWith("ssh-", StringComparison.Ordinal)) return ("", literal.ReplaceLineEndings(" "));
        string path = configured.StartsWith("~/", StringComparison.Ordinal)
            ? Path.Combine(Environment.GetFolderPath(Environment.SpecialFolder.UserProfile), configured[2..])
            : Path.GetFullPath(configured, repositoryRoot);
        if (FileSystem.Current.GetEntry(path, followsLinks: true).Kind == FileEntryKind.File) return (path, null);
        problem = $"git's user.signingKey, '{configured}', is no SSH key here; give --key FILE";
        return null;
    }

    private void Show(Approval approval, RootResult root, Redactor redactor)
    {
        const int most = 40;
        output.WriteLine($"{approval.Root}: {Plural.Of(approval.Effects.Length, "effect")}, {approval.Digest}");
        var shown = Seen(root).OrderByDescending(f => f.Severity).ToArray();
        foreach (var finding in shown.Where(f => f.Severity >= Severity.Warning).Take(most))
            output.WriteLine(Clean($"accepted: {finding.Severity.ToString().ToLowerInvariant()}[{finding.Rule.Id}]: {redactor.Redact(finding.Text)}"));
        int left = shown.Length - Math.Min(most, shown.Count(f => f.Severity >= Severity.Warning));
        if (left > 0) output.WriteLine($"accepted: {Plural.Of(left, "finding")} more; 'planlint check' shows them");
        if (approval.StateLineage is null)
            messages.WriteLine("planlint: the plan does not say which version of the state it was made from, so the approval does not either; a plan as "
                + "'terraform plan -out' saved it does");
    }

    private string? Write(string path, string text, string signature, string repositoryRoot)
    {
        using var staged = Stage(path, text, repositoryRoot, out string? problem);
        if (staged is null) return problem;
        using var beside = Stage(path + GivenApprovals.SignatureSuffix, signature, repositoryRoot, out problem);
        return beside is null ? problem : beside.Commit() ?? staged.Commit();
    }

    private StagedFile? Stage(string path, string text, string repositoryRoot, out string? problem)
    {
        string full = Path.GetFullPath(path, request.Inputs.WorkingDirectory);
        if (OutputTarget.Of(full, repositoryRoot, out problem) is not { } target)
        {
            problem = problem!.Replace(Path.GetDirectoryName(full)!, Path.GetDirectoryName(path), StringComparison.Ordinal);
            return null;
        }
        if (target.Entry.Kind is FileEntryKind.File or FileEntryKind.Absent) return StagedFile.Write(path, target, w => w.Write(text), out problem);
        problem = $"'{path}' is not an ordinary file; nothing was written";
        return null;
    }

    private int Fail(string problem, Reporting.LintReport report, Redactor redactor)
    {
        foreach (var error in report.AllFindings().Where(f => f is { Severity: Severity.Error, Rule.Category: "tool", Suppression: null }))
            messages.WriteLine(Clean($"error[{error.Rule.Id}]: {redactor.Redact(error.Text)}\n  --> {redactor.Redact(error.Location.ToString())}"));
        return Fail(problem);
    }

    private int Fail(string problem)
    {
        messages.WriteLine(Clean($"planlint: {problem}"));
        return NotDone;
    }

    private static string Clean(string text) => string.Join('\n', text.Split('\n').Select(TerminalText.Escape));
}
