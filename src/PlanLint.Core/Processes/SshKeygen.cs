using System.ComponentModel;
using System.Diagnostics;
using System.Globalization;
using System.Text;
using PlanLint.Files;

namespace PlanLint.Processes;

/// <summary>
/// Signs texts and verifies signatures with OpenSSH's <c>ssh-keygen -Y</c>, as git does for commits. To verify, it reads copies in a folder of
/// its own, so that what was verified is what is used, and no name of a file is ever an option. It opens no connection.
/// </summary>
internal sealed class SshKeygen
{
    /// <summary>What signatures are made for; one that was made for anything else does not count.</summary>
    public const string Namespace = "planlint-approval";

    private const int LargestAnswer = 1 << 20;
    private const int LongestComplaint = 600;
    private const string TimeFormat = "yyyyMMddHHmmss";
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(60);

    private readonly string program;

    private SshKeygen(string program) => this.program = program;

    /// <summary>Is told what ssh-keygen asks of somebody who holds a key that wants to be touched.</summary>
    public Action<string>? Tell { get; init; }

    /// <summary>The <c>ssh-keygen</c> on PATH; null, with a sentence, when there is none.</summary>
    public static SshKeygen? Find(out string? problem, Action<string>? tell = null)
    {
        const string name = "ssh-keygen";
        string? found = ProgramPath.Find(name);
        problem = found is null ? $"'{name}' was not found; install OpenSSH 8.9 or later (the package openssh-client)" : null;
        return found is null ? null : new SshKeygen(found) { Tell = tell };
    }

    /// <summary>
    /// Signs a text; the signature as <c>.sig</c> files hold it, or null with a sentence. May ask for a passphrase or a touch on the terminal, so
    /// it is waited for.
    /// </summary>
    /// <param name="text">What is signed.</param>
    /// <param name="key">Absolute path of a key; of a public key the agent has the other half.</param>
    /// <param name="publicKey">A public key itself, whose other half the agent has, instead of a path.</param>
    /// <param name="problem">Why not, with what ssh-keygen says.</param>
    public byte[]? Sign(byte[] text, string key, string? publicKey, out string? problem)
    {
        using var folder = Folder();
        string file = Put(folder, "approval", text);
        string[] from = publicKey is null ? ["-f", key] : ["-U", "-f", Put(folder, "key.pub", Encoding.UTF8.GetBytes(publicKey + "\n"))];
        var (exitCode, _, complaint) = Run(["-Y", "sign", "-n", Namespace, .. from, file], input: null, mayAsk: true);
        byte[]? signature = exitCode == 0 ? NamedFile.Read(file + ".sig", out _, mayBePipe: false) : null;
        problem = signature is not null ? null : $"ssh-keygen could not sign with '{(publicKey is null ? key : "the key of user.signingKey")}': "
            + $"{Said(complaint)}; {WayOut(complaint)}";
        return signature;
    }

    /// <summary>Who signed a text; null, with a sentence, when nobody who is allowed to did.</summary>
    /// <param name="text">What was signed.</param>
    /// <param name="signature">The signature.</param>
    /// <param name="allowedSigners">An allowed signers file of OpenSSH.</param>
    /// <param name="revokedKeys">Public keys, one a line, or a key revocation list of OpenSSH; null for none.</param>
    /// <param name="now">When it has to be valid; null for the present.</param>
    /// <param name="problem">Why not, as the end of a sentence that begins with the signature.</param>
    public string? Verify(byte[] text, byte[] signature, byte[] allowedSigners, byte[]? revokedKeys, DateTimeOffset? now, out string? problem)
    {
        using var folder = Folder();
        string signatureFile = Put(folder, "approval.sig", signature), allowed = Put(folder, "allowed_signers", allowedSigners);
        string[] revoked = revokedKeys is null ? [] : ["-r", Put(folder, "revoked_keys", revokedKeys)];
        // All versions read the time zone of the system; only newer ones know UTC.
        string[] at = now is { } time
            ? ["-O", $"verify-time={TimeZoneInfo.ConvertTime(time, TimeZoneInfo.Local).ToString(TimeFormat, CultureInfo.InvariantCulture)}"]
            : [];
        var (exitCode, names, complaint) = Run(["-Y", "find-principals", "-s", signatureFile, "-f", allowed, .. at], []);
        string[] principals = exitCode == 0 ? names.Split('\n', StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries) : [];
        if (principals.Length == 0)
        {
            problem = complaint.Contains("expired", StringComparison.Ordinal) || complaint.Contains("not yet valid", StringComparison.Ordinal)
                ? "is by a key that the allowed signers file does not let sign at this time"
                : complaint.Contains("arse signature", StringComparison.Ordinal) || complaint.Contains("armor", StringComparison.Ordinal)
                    ? "is no signature of ssh-keygen, or was changed"
                    : $"is by nobody in the allowed signers file ({KeyOf(text, signature) ?? "and it does not fit the text"})";
            return null;
        }
        problem = null;
        string complaints = "";
        foreach (string principal in principals)
        {
            if (Verifies(principal, revoked)) return principal;
            if (revoked.Length > 0 && Verifies(principal, [])) problem = $"is by a key of {principal} that is revoked";
        }
        problem ??= complaints.Contains("namespace", StringComparison.Ordinal)
            ? $"was made for something else: it has to be of the namespace {Namespace}"
            : "does not fit the text: one of both was changed after it was signed";
        return null;

        bool Verifies(string principal, string[] less)
        {
            var (code, _, said) = Run(["-Y", "verify", "-n", Namespace, "-f", allowed, "-I", principal, "-s", signatureFile, .. less, .. at], text);
            complaints += said;
            return code == 0;
        }
    }

    /// <summary>The key that signed a text, such as <c>ED25519 key SHA256:…</c>, whoever's it is; null when the signature does not fit.</summary>
    public string? KeyOf(byte[] text, byte[] signature)
    {
        using var folder = Folder();
        var (exitCode, answer, _) = Run(["-Y", "check-novalidate", "-n", Namespace, "-s", Put(folder, "approval.sig", signature)], text);
        int at = answer.LastIndexOf(" with ", StringComparison.Ordinal);
        return exitCode == 0 && at >= 0 ? answer[(at + " with ".Length)..].Trim() : null;
    }

    private static ScratchFolder Folder() => ScratchFolder.Create(Path.TrimEndingDirectorySeparator(Path.GetTempPath()), "planlint-approval-");

    private static string Put(ScratchFolder folder, string name, byte[] bytes)
    {
        string path = Path.Combine(folder.FullName, name);
        using var stream = FileSystem.Current.Create(path, UnixFileMode.UserRead | UnixFileMode.UserWrite);
        stream.Write(bytes);
        return path;
    }

    /// <summary>Runs it; with an input of null its standard input is our own, where a passphrase may be asked for.</summary>
    private (int ExitCode, string Answer, string Complaint) Run(string[] arguments, byte[]? input, bool mayAsk = false)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            UseShellExecute = false,
            CreateNoWindow = true,
            RedirectStandardInput = input is not null,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        start.Environment["LC_ALL"] = "C";
        try
        {
            using var process = Process.Start(start)!;
            using var watchdog = mayAsk ? null : new Timer(_ => End(process), null, Patience, Timeout.InfiniteTimeSpan);
            var complaint = new StringBuilder();
            process.ErrorDataReceived += (_, line) => { if (line.Data is { } said) Add(complaint, said, mayAsk); };
            process.BeginErrorReadLine();
            var writing = input is null ? Task.CompletedTask : Task.Run(() => Feed(process, input));
            char[] buffer = new char[LargestAnswer];
            int length = process.StandardOutput.ReadBlock(buffer);
            process.WaitForExit();
            writing.Wait();
            lock (complaint) return (process.ExitCode, new string(buffer, 0, length), complaint.ToString());
        }
        catch (Win32Exception)
        {
            return (-1, "", $"'{program}' cannot be started");
        }
    }

    private void Add(StringBuilder complaint, string line, bool mayAsk)
    {
        if (mayAsk && line.Contains("presence", StringComparison.Ordinal)) Tell?.Invoke(line);
        lock (complaint)
            if (complaint.Length < LongestComplaint) complaint.Append(complaint.Length > 0 ? "; " : "").Append(line);
    }

    private static void Feed(Process process, byte[] input)
    {
        try
        {
            using var stream = process.StandardInput.BaseStream;
            stream.Write(input);
        }
        catch (IOException)
        {
            // It ended before it had read all.
        }
    }

    private static void End(Process process)
    {
        try
        {
            if (!process.HasExited) process.Kill(entireProcessTree: true);
        }
        catch (Exception e) when (e is InvalidOperationException or Win32Exception)
        {
            // It ended by itself meanwhile.
        }
    }

    private static string Said(string complaint) => complaint.Length == 0 ? "it does not say why" : complaint;

    private static string WayOut(string complaint) =>
        complaint.Contains("passphrase", StringComparison.Ordinal) ? "unlock the key first: ssh-add"
        : complaint.Contains("agent", StringComparison.Ordinal) || complaint.Contains("No private key", StringComparison.Ordinal)
            ? "is the agent running and unlocked, and does it hold the key? 'ssh-add -l' lists its keys"
        : complaint.Contains("No such file", StringComparison.Ordinal) ? "name the key with --key FILE"
        : "is it an SSH key that you may read?";
}
