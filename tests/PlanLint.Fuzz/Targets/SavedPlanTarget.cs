using System.IO.Compression;
using PlanLint.Diagnostics;
using PlanLint.Effects;
using PlanLint.Fuzz.Running;
using PlanLint.Loading;
using PlanLint.Testing;

namespace PlanLint.Fuzz.Targets;

/// <summary>Files of <c>plan -out</c>: damaged as archives, and damaged inside of an archive that is whole. Inputs are their bytes in base64.</summary>
internal sealed class SavedPlanTarget : Target
{
    public override string Name => "saved-plan";

    public override string Description => "plans as terraform plan -out saves them";

    public override IEnumerable<string> Seeds() =>
        Directory.EnumerateFiles(Path.Combine(RepositoryFiles.Root(), "tests", "PlanLint.Core.Tests", "Plans", "Saved"), "*.tfplan")
            .Order(StringComparer.Ordinal).Select(f => Convert.ToBase64String(File.ReadAllBytes(f)));

    public override string Mutate(FuzzRandom random, string input, string donor)
    {
        byte[] bytes = Bytes(input);
        if (bytes.Length == 0) return donor;
        return Convert.ToBase64String(random.Below(3) == 0 ? Damage(random, bytes) : DamageInside(random, bytes));
    }

    public override void Run(string input, Execution execution)
    {
        var diagnostics = new DiagnosticBag();
        var loader = new WorkspaceLoader("/", "/", diagnostics);
        using var stream = new MemoryStream(Bytes(input));
        var plan = loader.ReadPlan(loader.FromUser("-"), stream, withIds: true);
        Execution.Require(plan is not null || diagnostics.HasErrors, "what is not understood is told", input);
        foreach (var diagnostic in diagnostics.Diagnostics) execution.SawMessage("saved-plan", diagnostic.Message);
        if (plan is null) return;
        string digest = PlanEffects.Of(plan).Digest();
        execution.Saw(plan.ResourceChanges.Length);
        execution.Output.Append(digest);
    }

    private static byte[] Bytes(string input)
    {
        byte[] bytes = new byte[input.Length];
        return Convert.TryFromBase64String(input, bytes, out int length) ? bytes[..length] : [];
    }

    private static byte[] Damage(FuzzRandom random, byte[] bytes)
    {
        byte[] damaged = [.. bytes];
        for (int n = random.Below(4); n >= 0; n--) damaged[random.Below(damaged.Length)] ^= (byte)(1 << random.Below(8));
        return random.Below(3) == 0 ? damaged[..random.Below(damaged.Length)] : damaged;
    }

    private static byte[] DamageInside(FuzzRandom random, byte[] bytes)
    {
        try
        {
            using var memory = new MemoryStream();
            using (var archive = new ZipArchive(new MemoryStream(bytes)))
            using (var written = new ZipArchive(memory, ZipArchiveMode.Create, leaveOpen: true))
            {
                int chosen = random.Below(Math.Max(1, archive.Entries.Count));
                foreach (var (entry, index) in archive.Entries.Select((e, i) => (e, i)))
                {
                    using var part = entry.Open();
                    using var content = new MemoryStream();
                    part.CopyTo(content);
                    byte[] inside = content.ToArray();
                    using var target = written.CreateEntry(entry.FullName).Open();
                    target.Write(index == chosen && inside.Length > 0 ? Damage(random, inside) : inside);
                }
            }
            return memory.ToArray();
        }
        catch (Exception e) when (e is InvalidDataException or IOException or NotSupportedException or ArgumentException)
        {
            return Damage(random, bytes);
        }
    }
}
