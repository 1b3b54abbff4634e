import { useState } from "react";
import own from "@/pages/transfer/data.module.css";

/** A place to drop files on. */
export function DropZone({ onDrop, children }: { onDrop: (data: DataTransfer) => void; children: React.ReactNode }) {
  const [over, setOver] = useState(false);
  return (
    <div
      className={own.drop}
      data-over={over}
      onDragOver={(e) => {
        e.preventDefault();
        setOver(true);
      }}
      onDragLeave={() => setOver(false)}
      onDrop={(e) => {
        e.preventDefault();
        setOver(false);
        onDrop(e.dataTransfer);
      }}
    >
      {children}
    </div>
  );
}
