export default function ReconPage() {
  return null;
}
